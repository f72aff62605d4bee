namespace LlmAttributes;

/// <summary>A result of any type that knows its attempts.</summary>
internal interface IAttemptedResult
{
    IReadOnlyList<AttemptRecord> Attempts { get; }
}
