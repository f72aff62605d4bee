using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The open method span of an ensemble and its workflow span.</summary>
internal readonly struct EnsembleScope(CallScope call, Activity? workflow, SpanCost? total)
{
    public bool IsOpen => call.IsOpen;

    public ObservedCall? Observed => call.Observed;

    public Activity? Activity => call.Activity;

    public SpanCost? Total => total;

    public void Agreed(double agreement, string model, ChatResponse response)
    {
        if (!IsOpen)
            return;
        workflow?.SetTag(SemConv.EnsembleAgreement, agreement);
        call.Agreed(agreement, model, response, workflow);
    }

    public void Failed(Exception exception)
    {
        workflow?.SetTag(SemConv.ErrorType, ErrorTypes.Of(exception)).SetStatus(ActivityStatusCode.Error);
        call.Failed(exception, workflow);
    }
}
