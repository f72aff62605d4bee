using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The open method span of an ensemble and its workflow span.</summary>
internal readonly struct EnsembleScope(CallScope call, Activity? workflow)
{
    public bool IsOpen => call.IsOpen;

    public ObservedCall? Observed => call.Observed;

    public void Agreed(double agreement, string model, ChatResponse response)
    {
        if (!IsOpen)
            return;
        workflow?.SetTag(SemConv.EnsembleAgreementTag, agreement);
        workflow?.Dispose();
        call.Agreed(agreement, model, response);
    }

    public void Failed(Exception exception)
    {
        workflow?.SetTag(SemConv.ErrorType, SemConv.ErrorTypeOf(exception));
        workflow?.SetStatus(ActivityStatusCode.Error);
        workflow?.Dispose();
        call.Failed(exception);
    }
}
