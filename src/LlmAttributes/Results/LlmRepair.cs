namespace LlmAttributes;

/// <summary>A liberty that was taken to read an answer.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Path">Where, for instance <c>$.items[2].price</c>; <c>$</c> is the whole answer.</param>
/// <param name="Before">What stood there, shortened.</param>
/// <param name="After">What it was read as, shortened; <see langword="null"/> where it was left out.</param>
public sealed record LlmRepair(LlmRepairKind Kind, string Path, string? Before = null, string? After = null)
{
    /// <summary>Writes the repair for people.</summary>
    /// <returns>For instance <c>$.price: TextAsNumber '12' → '12'</c>.</returns>
    public override string ToString() => (Before, After) switch
    {
        (null, null) => $"{Path}: {Kind}",
        (_, null) => $"{Path}: {Kind} '{Before}'",
        (null, _) => $"{Path}: {Kind} → '{After}'",
        _ => $"{Path}: {Kind} '{Before}' → '{After}'",
    };
}
