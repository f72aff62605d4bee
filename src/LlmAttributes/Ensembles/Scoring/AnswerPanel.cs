namespace LlmAttributes;

/// <summary>The answers to one request, for whoever scores them.</summary>
/// <typeparam name="T">The type of the answers.</typeparam>
/// <param name="Entries">The answers, at least one.</param>
public sealed record AnswerPanel<T>(IReadOnlyList<AnswerEntry<T>> Entries)
{
    /// <summary>Gets what was asked; <see langword="null"/> where it is not known.</summary>
    public string? Request { get; init; }

    /// <summary>The budget and the tenant of the call that is merged.</summary>
    internal LlmCallOptions? Asking { get; init; }
}
