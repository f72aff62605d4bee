namespace LlmAttributes;

/// <summary>A query as words with what they say, split into what it asks and the content it asks it about.</summary>
internal ref struct QueryText
{
    private readonly Span<int> _places;
    private readonly Span<WordSigns> _signs;
    private readonly Span<byte> _parts;

    /// <summary>Reads a query.</summary>
    /// <param name="text">The query.</param>
    /// <param name="hashes">Room for <see cref="PromptTokens.RoomFor"/> words.</param>
    /// <param name="places">Room for twice as many.</param>
    /// <param name="signs">Room for as many as words.</param>
    /// <param name="parts">Room for as many as words.</param>
    public QueryText(ReadOnlySpan<char> text, Span<uint> hashes, Span<int> places, Span<WordSigns> signs, Span<byte> parts)
    {
        Text = text;
        Count = TaskFeatures.ReadTokens(text, hashes, places);
        Hashes = hashes[..Count];
        _places = places;
        _signs = signs[..Count];
        _parts = parts[..Count];
        _signs.Clear();
        for (var i = 0; i < Count; i++)
        {
            foreach (var (words, tag) in ClarityWords.Table.Of(hashes[i]))
            {
                if (Hashes[i..].StartsWith(words))
                    _signs[i] |= tag;
            }
        }

        HasContent = ContentMarks.Read(this, _parts);
    }

    public ReadOnlySpan<char> Text { get; }

    /// <summary>How many words and signs there are.</summary>
    public int Count { get; }

    public ReadOnlySpan<uint> Hashes { get; }

    /// <summary>Whether there is something that is asked about: a quotation, code, what stands behind a colon or on further lines.</summary>
    public bool HasContent { get; }

    public readonly int StartOf(int word) => _places[word * 2];

    public readonly int EndOf(int word) => _places[(word * 2) + 1];

    public readonly ReadOnlySpan<char> this[int word] => Text[StartOf(word)..EndOf(word)];

    public readonly WordSigns SignsOf(int word) => word >= 0 && word < Count ? _signs[word] : WordSigns.None;

    public readonly bool Is(int word, WordSigns any) => (SignsOf(word) & any) != 0;

    /// <summary>Whether a word is asked, not content.</summary>
    public readonly bool IsAsked(int word) => _parts[word] == ContentMarks.Asked;

    /// <summary>Whether a word stands in no quotation.</summary>
    public readonly bool IsUnquoted(int word) => _parts[word] != ContentMarks.Quoted;

    public readonly bool IsSign(int word) => !char.IsLetterOrDigit(Text[StartOf(word)]);

    /// <summary>Whether a sentence ends with a sign.</summary>
    public readonly bool EndsSentence(int word)
    {
        if (Text[StartOf(word)] is '?' or '!')
            return true;
        return Text[StartOf(word)] == '.' && (EndOf(word) >= Text.Length || char.IsWhiteSpace(Text[EndOf(word)]));
    }

    /// <summary>Whether a word begins with a capital without beginning a sentence.</summary>
    public readonly bool IsName(int word) => char.IsUpper(Text[StartOf(word)]) && word > 0 && !EndsSentence(word - 1) && EndOf(word) - StartOf(word) > 1;

    /// <summary>Whether any unquoted word says something.</summary>
    public readonly bool Says(WordSigns any) => Find(any) >= 0;

    /// <summary>Finds the first word that is asked and says something.</summary>
    public readonly int FindAsked(WordSigns any)
    {
        for (var i = 0; i < Count; i++)
        {
            if (IsAsked(i) && Is(i, any))
                return i;
        }

        return -1;
    }

    /// <summary>Finds the first unquoted word that says something.</summary>
    public readonly int Find(WordSigns any)
    {
        for (var i = 0; i < Count; i++)
        {
            if (IsUnquoted(i) && Is(i, any))
                return i;
        }

        return -1;
    }

    public readonly ClarityFinding Finding(ClarityFault fault, int first, int last) => new(fault, StartOf(first), EndOf(last) - StartOf(first));
}
