namespace LlmAttributes;

/// <summary>A term that is sought.</summary>
/// <param name="Text">The analysed word, or the beginning of one.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Position">Which word of the query it stands for, from 0; several terms may stand for one word, as languages differ.</param>
/// <param name="IsPrefix">Whether every term that begins so is meant; all of them count as one.</param>
public readonly record struct QueryTerm(string Text, double Weight = 1, int Position = 0, bool IsPrefix = false)
{
    /// <summary>Tells whether a term of a passage is meant.</summary>
    /// <param name="term">The term.</param>
    public bool Matches(string term) => IsPrefix ? term.StartsWith(Text, StringComparison.Ordinal) : string.Equals(term, Text, StringComparison.Ordinal);
}
