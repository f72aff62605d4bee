using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Asks again when an answer cannot be read.</summary>
internal sealed partial class CallEngine
{
    /// <summary>The model that is asked at the last re-ask, where one is declared.</summary>
    public Candidate? Escalation { get; init; }

    private int MaxReasks => Plan.Repair is { } repair ? repair.MaxReasks ?? 1 : 0;

    private bool MayReask(CallFrame frame, LlmException fault) =>
        fault.Expected is not null && frame.Reasks < MaxReasks && Attempts(frame) < _maxTotalAttempts && !frame.Caller.IsCancellationRequested;

    /// <summary>Turns the call to its next question.</summary>
    /// <returns>Whom to ask it.</returns>
    private Candidate Reask(CallFrame frame, Candidate candidate, ChatResponse response, LlmException fault)
    {
        var repair = Plan.Repair!;
        frame.Reask(prompt => RepairDialogue.Continue(prompt, frame.Messages, response, fault, repair.FailedAnswers), repair.TemperatureStep ?? 0);

        // A member speaks for its model alone.
        var next = frame.Reasks == MaxReasks && !frame.IsMember && Escalation is { } stronger ? stronger : candidate;
        Log.Reasking(_logger, _name, next.Model.Key, candidate.Model.Key, fault.AnswerFaults.Count);
        frame.Observed?.Decide(new(CallDecisionKind.Reask, next.Model.Key) { Error = LlmErrorKind.InvalidResponse });
        return next;
    }
}
