namespace LlmAttributes;

/// <summary>What one member added to an ensemble.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Model">The key of the member.</param>
public sealed record ModelContribution<T>(string Model)
{
    /// <summary>Gets a value indicating whether the member gave an answer in time.</summary>
    public bool HasAnswer { get; init; }

    /// <summary>Gets the member's answer; the default of the type when there is none.</summary>
    public T? Answer { get; init; }

    /// <summary>Gets why there is no answer.</summary>
    public LlmErrorKind? Error { get; init; }

    /// <summary>Gets a value indicating whether the member voted for the answer that won.</summary>
    public bool IsWinner { get; init; }

    /// <summary>Gets the member's own time, retries included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the member's attempts.</summary>
    public IReadOnlyList<AttemptRecord> Attempts { get; init; } = [];
}
