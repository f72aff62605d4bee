namespace LlmAttributes;

/// <summary>Why an answer cannot be read as the result type.</summary>
/// <param name="Path">Where, for instance <c>$.items[2].price</c>; <c>$</c> is the whole answer.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Found">What does, shortened; <see langword="null"/> where nothing does.</param>
public sealed record AnswerFault(string Path, string Expected, string? Found)
{
    /// <summary>Writes the fault for people.</summary>
    /// <returns>For instance <c>$.price: expected a number, found '"cheap"'</c>.</returns>
    public override string ToString() => $"{Path}: expected {Expected}, found {(Found is null ? "nothing" : $"'{Found}'")}";
}
