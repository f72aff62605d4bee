namespace LlmAttributes;

/// <summary>What of a query forbids most hits without a look at its words.</summary>
/// <param name="IsWhole">Whether all words were read.</param>
/// <param name="Script">What most letters are written in.</param>
/// <param name="Negations">How many words negate.</param>
/// <param name="Numbers">The numbers, in their order.</param>
internal readonly record struct QuerySigns(bool IsWhole, QueryScript Script, int Negations, string[] Numbers)
{
    // Other numbers mostly show by it, without a look at themselves.
    private readonly int _mark = MarkOf(Numbers);

    public bool HasNumbersOf(in QuerySigns other) => _mark == other._mark && Numbers.AsSpan().SequenceEqual(other.Numbers);

    private static int MarkOf(string[] numbers)
    {
        var mark = new HashCode();
        foreach (var number in numbers)
            mark.Add(number, StringComparer.Ordinal);
        return mark.ToHashCode();
    }
}
