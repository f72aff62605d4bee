namespace LlmAttributes;

/// <summary>What of a query forbids most hits without a look at its words; it holds nothing that a collection of garbage would have to follow.</summary>
/// <param name="IsWhole">Whether all words were read.</param>
/// <param name="Script">What most letters are written in.</param>
/// <param name="Negations">How many words negate.</param>
/// <param name="NumbersHash">A hash of the numbers: other ones are other numbers, while equal ones have to be looked at.</param>
internal readonly record struct QuerySigns(bool IsWhole, QueryScript Script, int Negations, int NumbersHash)
{
    public static int HashOf(string[] numbers)
    {
        var hash = new HashCode();
        foreach (var number in numbers)
            hash.Add(number, StringComparer.Ordinal);
        return hash.ToHashCode();
    }
}
