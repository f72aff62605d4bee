namespace LlmAttributes;

/// <summary>Asks sets of error kinds.</summary>
public static class ErrorKindsExtensions
{
    /// <summary>Says whether a set holds a kind.</summary>
    /// <param name="kinds">The set.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>Whether it does.</returns>
    public static bool Contains(this ErrorKinds kinds, LlmErrorKind kind) => ((int)kinds & (1 << (int)kind)) != 0;
}
