namespace LlmAttributes.Runtime;

/// <summary>Names without case and separators: models write <c>unit_price</c> for <c>unitPrice</c>.</summary>
internal static class FoldedName
{
    // Longer ones are no names, and folding them would cost more than it finds.
    private const int MaxLength = 128;

    public static string Of(string name)
    {
        Span<char> folded = stackalloc char[MaxLength];
        var length = 0;
        for (var i = 0; i < name.Length && i < MaxLength; i++)
        {
            if (name[i] is not ('_' or '-' or ' ' or '.'))
                folded[length++] = char.ToUpperInvariant(name[i]);
        }

        return new(folded[..length]);
    }

    /// <summary>Finds the one folded name that a text folds to.</summary>
    /// <returns>Its index; -1 when there is none, or more than one.</returns>
    public static int Find(string[] folded, string text)
    {
        if (text.Length > MaxLength)
            return -1;

        var wanted = Of(text);
        var found = Array.IndexOf(folded, wanted);
        return wanted.Length == 0 || (found >= 0 && Array.IndexOf(folded, wanted, found + 1) >= 0) ? -1 : found;
    }
}
