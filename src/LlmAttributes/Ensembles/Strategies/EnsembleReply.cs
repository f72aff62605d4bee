namespace LlmAttributes;

/// <summary>What became of one member of an ensemble.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Member">The name of the member.</param>
public sealed record EnsembleReply<T>(string Member)
{
    /// <summary>Gets the state of the member.</summary>
    public ReplyState State { get; init; }

    /// <summary>Gets a value indicating whether the answer counts: there is one, and it is good enough.</summary>
    public bool HasVote => State == ReplyState.Answered;

    /// <summary>Gets the answer; the default of the type when there is none.</summary>
    public T? Answer { get; init; }

    /// <summary>Gets the answer as the model wrote it; <see langword="null"/> where the member is no model.</summary>
    public string? Text { get; init; }

    /// <summary>Gets how good the answer is by what can be seen of it, 0 to 1; <see langword="null"/> where nobody looked.</summary>
    public double? Quality { get; init; }

    /// <summary>Gets the weight that was declared for the member.</summary>
    public double? Weight { get; init; }

    /// <summary>Gets why there is no answer.</summary>
    public Exception? Error { get; init; }

    /// <summary>Gets the member's own time.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the cost of the member; unknown where the member is no model of a runtime.</summary>
    public Cost Cost { get; init; }

    /// <summary>The result of a member that a runtime asked.</summary>
    internal LlmResult<T>? Result { get; init; }
}
