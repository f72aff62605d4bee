namespace LlmAttributes;

/// <summary>A word while it is stemmed: its letters, and the regions that suffixes must stand in.</summary>
/// <remarks>R1 begins behind the first consonant after a vowel, R2 likewise within R1; what RV is, each language says.</remarks>
internal ref struct StemWord(Span<char> letters, int length)
{
    private readonly Span<char> _letters = letters;

    public int Length { get; private set; } = length;

    public int R1 { get; set; } = length;

    public int R2 { get; set; } = length;

    public int Rv { get; set; } = length;

    public readonly Span<char> Letters => _letters[..Length];

    /// <summary>Gets a letter from the end, 1 being the last; NUL before the first.</summary>
    public readonly char FromEnd(int place) => place <= Length ? _letters[Length - place] : '\0';

    public readonly bool Ends(string suffix) => Letters.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>Whether a suffix is there and begins in a region.</summary>
    public readonly bool EndsIn(int region, string suffix) => Length - suffix.Length >= region && Ends(suffix);

    /// <summary>Finds the longest of some suffixes, which are listed from long to short where one ends with another.</summary>
    /// <returns>The suffix, or <see langword="null"/>.</returns>
    public readonly string? Longest(string[] suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (Ends(suffix))
                return suffix;
        }

        return null;
    }

    /// <summary>Finds the longest of some suffixes that begins in a region.</summary>
    public readonly string? LongestIn(int region, string[] suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (EndsIn(region, suffix))
                return suffix;
        }

        return null;
    }

    public void Drop(int count) => Length -= count;

    /// <summary>Puts a text in place of the last letters.</summary>
    public void Replace(int count, string text)
    {
        text.CopyTo(_letters[(Length - count)..]);
        Length += text.Length - count;
    }

    /// <summary>Finds R1 and R2.</summary>
    public void FindRegions(Func<char, bool> isVowel, int start = 0)
    {
        R1 = start > 0 ? start : RegionAfter(0, isVowel);
        R2 = RegionAfter(R1, isVowel);
    }

    private readonly int RegionAfter(int start, Func<char, bool> isVowel)
    {
        for (var i = start + 1; i < Length; i++)
        {
            if (!isVowel(_letters[i]) && isVowel(_letters[i - 1]))
                return i + 1;
        }

        return Length;
    }
}
