using System.Diagnostics;

namespace LlmAttributes;

/// <summary>The open method span of an ensemble and its workflow span.</summary>
internal readonly struct EnsembleScope(CallScope call, Activity? workflow)
{
    public bool IsOpen => call.IsOpen;

    public void Agreed(double agreement)
    {
        workflow?.SetTag(SemConv.EnsembleAgreementTag, agreement);
        workflow?.Dispose();
        call.Succeeded();
    }

    public void Failed(Exception exception)
    {
        workflow?.SetTag(SemConv.ErrorType, SemConv.ErrorTypeOf(exception));
        workflow?.SetStatus(ActivityStatusCode.Error);
        workflow?.Dispose();
        call.Failed(exception);
    }
}
