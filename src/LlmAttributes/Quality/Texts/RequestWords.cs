namespace LlmAttributes;

/// <summary>Asks for words of a request by their place; places beyond its ends hold nothing.</summary>
internal readonly ref struct RequestWords(WordList words)
{
    private static readonly string[] s_numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>The numbers in words that are known.</summary>
    public static IEnumerable<string> Numbers => s_numbers;

    public bool Is(int at, ReadOnlySpan<char> word) => (uint)at < (uint)words.Count && words[at].Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool StartsWith(int at, ReadOnlySpan<char> start) => (uint)at < (uint)words.Count && words[at].StartsWith(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the word at a place is in a list with blanks between.</summary>
    public bool IsOneOf(int at, ReadOnlySpan<char> list)
    {
        if ((uint)at >= (uint)words.Count)
            return false;
        var word = words[at];
        while (list.Length > 0)
        {
            var blank = list.IndexOf(' ');
            var one = blank < 0 ? list : list[..blank];
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
            list = blank < 0 ? default : list[(blank + 1)..];
        }

        return false;
    }

    public bool IsPair(int at, ReadOnlySpan<char> first, ReadOnlySpan<char> seconds) => Is(at, first) && IsOneOf(at + 1, seconds);

    /// <summary>Whether one of the words stands before a place in the same sentence.</summary>
    public bool HasBefore(int at, int reach, ReadOnlySpan<char> list)
    {
        for (var i = at - 1; i >= 0 && i >= at - reach; i--)
        {
            if (IsBreak(i))
                return false;
            if (IsOneOf(i, list))
                return true;
        }

        return false;
    }

    public bool HasNear(int at, int reach, ReadOnlySpan<char> list)
    {
        for (var i = at - reach; i <= at + reach; i++)
        {
            if (IsOneOf(i, list))
                return true;
        }

        return false;
    }

    /// <summary>The number at a place, in digits or in words up to twelve.</summary>
    public int? Number(int at)
    {
        if ((uint)at >= (uint)words.Count)
            return null;
        if (char.IsAsciiDigit(words[at][0]))
            return int.TryParse(words[at], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
        for (var i = 0; i < s_numbers.Length; i++)
        {
            if (Is(at, s_numbers[i]))
                return i + 1;
        }

        return null;
    }

    /// <summary>Whether a hyphen or a dash stands between a word and the next.</summary>
    public bool IsJoined(int at) => at >= 0 && at + 1 < words.Count && words.Text[words.EndOf(at)..words.StartOf(at + 1)] is "-" or "–" or " - " or " – ";

    public bool IsPlural(int at) => (uint)at < (uint)words.Count && words[at].Length > 3 && (words[at][^1] is 's' or 'S' || Is(at, "people"))
        || ((uint)(at + 1) < (uint)words.Count && words[at + 1].Length > 3 && words[at + 1][^1] is 's' or 'S');

    public bool BeginsSentence(int at) => at == 0 || IsBreak(at - 1) || Is(at - 1, "please");

    /// <summary>Whether the sentence of a word is a question, so that it names an alternative and demands nothing.</summary>
    public bool IsQuestionAt(int at)
    {
        for (var i = at; i < words.Count && i < at + 24; i++)
        {
            if (IsBreak(i))
                return words.Text[words.EndOf(i)..(i + 1 < words.Count ? words.StartOf(i + 1) : words.Text.Length)].Contains('?');
        }

        return false;
    }

    public string? LanguageAt(int at) => (uint)at < (uint)words.Count && char.IsUpper(words[at][0]) ? LanguageNames.CodeOf(words[at]) : null;

    // Whether a sentence ends behind the word.
    private bool IsBreak(int at) =>
        at + 1 >= words.Count || words.Text[words.EndOf(at)..words.StartOf(at + 1)].IndexOfAny(".?!\n") >= 0;
}
