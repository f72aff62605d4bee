using System.Globalization;

namespace LlmAttributes;

/// <summary>A word as it was written with all that the lists say of it. Few words make up most of what is asked, so the last ones are remembered, for all threads.</summary>
internal sealed class KnownWord
{
    private const int Remembered = 2048;
    private const int LongestRemembered = 24;

    // Each place has whoever came last; a word read twice at the same time is the same word.
    private static readonly KnownWord?[] s_words = new KnownWord?[Remembered];

    private KnownWord(string raw)
    {
        Raw = raw;
        var low = raw.ToLowerInvariant().Replace('’', '\'');
        var apostrophe = low.IndexOf('\'', StringComparison.Ordinal);
        IsNegated = low.EndsWith("n't", StringComparison.Ordinal) || low is "cannot" or "cant" or "dont" or "doesnt" or "isnt" or "wont" or "didnt";
        if (IsNegated && low is not "cannot")
            low = low switch { "can't" or "cant" => "can", "won't" or "wont" => "will", "shan't" => "shall", _ => low.Replace("n't", "", StringComparison.Ordinal).Replace("nt", "", StringComparison.Ordinal) };
        else if (apostrophe > 0)
            low = low[..apostrophe];
        if (low is "cannot")
            low = "can";
        Text = low;
        IsCapital = char.IsUpper(raw[0]) && low is not "i";
        HasInnerCapital = raw.AsSpan(1).ContainsAnyInRange('A', 'Z');
        HasIs = apostrophe > 0 && !IsNegated && raw.AsSpan(apostrophe + 1) is "s" or "S" or "re" && WordLists.Question.Contains(low);
        EndsPhrase = WordGroups.EndsPhrase(low);
        NeedsNumber = WordLists.UnitsAfterNumber.Contains(low);
        Negation = WordLists.Negation.Contains(low) ? new(low, low, WordKind.Negation, false) : null;
        Unit = WordLists.Units.TryGetValue(low, out var unit) ? new(low, unit, WordKind.Unit, false) : null;
        Number = WordLists.Numbers.TryGetValue(low, out var value) ? new(low, Written(value), WordKind.Number, false) : null;
        Roman = IsCapital && RomanNumber.TryRead(raw, out var roman) ? new(low, Written(roman), WordKind.Number, false) : null;
        Function = WordLists.Function.Contains(low) ? new(low, low, WordKind.Function, false) : null;
        Content = new(low, WordGroups.FormOf(low), WordKind.Content, false);
    }

    public string Raw { get; }

    /// <summary>The word in small letters, without what was run together with it.</summary>
    public string Text { get; }

    /// <summary>Whether a negation was run together with it.</summary>
    public bool IsNegated { get; }

    /// <summary>Whether an <c>is</c> was run together with it.</summary>
    public bool HasIs { get; }

    public bool IsCapital { get; }

    public bool HasInnerCapital { get; }

    /// <summary>Whether phrases end with it.</summary>
    public bool EndsPhrase { get; }

    /// <summary>Whether it is a unit only behind a number.</summary>
    public bool NeedsNumber { get; }

    public QueryWord? Negation { get; }

    public QueryWord? Unit { get; }

    public QueryWord? Number { get; }

    /// <summary>What it is as a name.</summary>
    public QueryWord? Roman { get; }

    public QueryWord? Function { get; }

    /// <summary>What it is when it is nothing else.</summary>
    public QueryWord Content { get; }

    public static KnownWord Of(ReadOnlySpan<char> raw)
    {
        if (raw.Length > LongestRemembered)
            return new(raw.ToString());
        ref var place = ref s_words[TextHash.Of(raw) % Remembered];
        if (Volatile.Read(ref place) is { } known && raw.SequenceEqual(known.Raw))
            return known;
        var word = new KnownWord(raw.ToString());
        Volatile.Write(ref place, word);
        return word;
    }

    public static string Written(double value) => value.ToString(CultureInfo.InvariantCulture);
}
