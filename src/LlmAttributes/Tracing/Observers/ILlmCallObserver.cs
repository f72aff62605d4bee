namespace LlmAttributes;

/// <summary>Is told of every call of the contracts and decorated interfaces of a runtime, of its attempts and of what was decided between them; see <see cref="LlmRuntimeBuilder.AddObserver"/>.</summary>
/// <remarks>
/// The methods run on the call's own way, so they should be quick; several calls may be in them at once. What they throw is logged and goes no further. Calls without
/// <see cref="TracePerformanceAttribute"/> are observed too. An ensemble is one call with the attempts of all its members, which come at the same time. The attempt of a
/// hedged call that lost may end after its call. A decorated method has no prompt, no answer and, as its model, an empty key. An observer sees prompts and answers, save what
/// <see cref="SensitiveAttribute"/> marks: what leaves the process is its own to decide.
/// </remarks>
public interface ILlmCallObserver
{
    /// <summary>Gets a value indicating whether <see cref="ObservedCall.Answer"/> is wanted for streams too, whose text is otherwise not kept.</summary>
    bool NeedsAnswers => false;

    /// <summary>Is called before a request is sent.</summary>
    /// <param name="observed">The call so far.</param>
    /// <param name="attempt">The attempt.</param>
    void AttemptStarting(ObservedCall observed, ObservedAttempt attempt)
    {
    }

    /// <summary>Is called when a request has been answered or has failed.</summary>
    /// <param name="observed">The call so far.</param>
    /// <param name="attempt">The attempt with its outcome.</param>
    void AttemptEnded(ObservedCall observed, ObservedAttempt attempt)
    {
    }

    /// <summary>Is called when the runtime has decided how a call goes on.</summary>
    /// <param name="observed">The call so far.</param>
    /// <param name="decision">What was decided.</param>
    void Decided(ObservedCall observed, CallDecision decision)
    {
    }

    /// <summary>Is called when a call has its answer.</summary>
    /// <param name="observed">The call with its answer.</param>
    void Succeeded(ObservedCall observed)
    {
    }

    /// <summary>Is called when a call has failed or was cancelled. A method or constant that answers in its place comes after that.</summary>
    /// <param name="observed">The call.</param>
    /// <param name="exception">What it throws; an <see cref="OperationCanceledException"/> when it was cancelled.</param>
    void Failed(ObservedCall observed, Exception exception)
    {
    }
}
