namespace LlmAttributes;

/// <summary>Estimates the tokens of a text by script, in one pass without a vocabulary.</summary>
/// <remarks>
/// The weights stand between what o200k_base and cl100k_base make of the Universal Declaration of Human Rights in 14 languages in Latin letters and six others, of English
/// prose and of source code: the newer vocabularies are near the one, the older near the other.
/// </remarks>
internal ref struct ScriptScan(Span<double> parts)
{
    // A word of up to five letters is one token in nearly every vocabulary; longer ones are cut the more, the longer they are, and where there are accents it is not English.
    private const int LettersOfOneToken = 5;
    private const int LettersOfLongWord = 9;
    private const double LatinLetter = 0.12;
    private const double FurtherLatinLetter = 0.3;
    private const double AccentedLetter = 1.1;
    private const double AlphabetWord = 0.6;
    private const double AlphabetLetter = 0.28;
    private const double HanCharacter = 0.95;
    private const double KanaCharacter = 0.8;
    private const double HangulCharacter = 0.85;
    private const double SemiticLetter = 0.5;
    private const double IndicCharacter = 0.6;
    private const double FurtherSymbol = 0.35;
    private const double BreakAfterSymbol = 0.3;
    private const double OtherCharacter = 1;
    private const int DigitsOfOneToken = 3;

    private readonly Span<double> _parts = parts;
    private CharKind _last;
    private int _run;
    private int _indent;
    private bool _hasBreak;
    private bool _afterSymbol;

    public void Add(ReadOnlySpan<char> text)
    {
        var tried = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (_last == CharKind.Space && i >= tried && IsOneSpace && text.Length - i >= WordMasks.Length)
            {
                var read = AddWords(text.Slice(i, WordMasks.Length), out var usable);
                tried = i + usable;
                if (read > 0)
                {
                    i += read - 1;
                    continue;
                }
            }

            var kind = CharKinds.Of(text[i]);
            if (kind == CharKind.Space)
            {
                AddSpace(text[i]);
                continue;
            }

            if (_last == CharKind.Space)
                EndSpaces();
            if (kind == CharKind.Lower)
            {
                var begin = i;
                while (i + 1 < text.Length && char.IsAsciiLetterLower(text[i + 1]))
                    i++;
                AddLetters(i + 1 - begin);
                continue;
            }

            _run = _last == kind || Continues(kind) ? _run + 1 : 1;
            _last = kind;
            Add(kind);
        }
    }

    /// <summary>Counts what is still open at the end of a text.</summary>
    public void End()
    {
        EndSpaces();
        _last = default;
    }

    private readonly bool IsOneSpace => _indent == 1 && !_hasBreak;

    // Words with one space between them, at once: how many characters there were, up to the last space.
    private readonly int AddWords(ReadOnlySpan<char> text, out int usable)
    {
        var masks = new WordMasks(text);
        usable = masks.Usable;
        var read = masks.UpToLastSpace;
        if (read == 0)
            return 0;
        masks = masks.First(read);
        _parts[(int)TokenPart.Latin] += masks.Words + (LatinLetter * masks.LettersBeyond(LettersOfOneToken)) + ((FurtherLatinLetter - LatinLetter) * masks.LettersBeyond(LettersOfLongWord));
        _parts[(int)TokenPart.Symbols] += masks.SymbolRuns + (FurtherSymbol * masks.FurtherSymbols) + masks.DigitGroups(DigitsOfOneToken);
        return read;
    }

    // Most of most texts; a word at once.
    private void AddLetters(int count)
    {
        var before = _last is CharKind.Upper or CharKind.Accented ? _run : 0;
        _run = before + count;
        _parts[(int)TokenPart.Latin] += (before == 0 ? 1 : 0) + BeyondFirstToken(_run) - BeyondFirstToken(before);
        _last = CharKind.Lower;
    }

    private static double BeyondFirstToken(int letters) =>
        (LatinLetter * Math.Max(0, letters - LettersOfOneToken)) + ((FurtherLatinLetter - LatinLetter) * Math.Max(0, letters - LettersOfLongWord));

    // A capital begins a word, also inside a name; an accent does not.
    private readonly bool Continues(CharKind kind) => kind == CharKind.Accented && _last is (CharKind.Lower or CharKind.Upper);

    private readonly void Add(CharKind kind)
    {
        var (part, tokens) = kind switch
        {
            CharKind.Upper => (TokenPart.Latin, _run == 1 ? 1 : BeyondFirstToken(_run) - BeyondFirstToken(_run - 1)),
            CharKind.Accented => (TokenPart.Latin, _run == 1 ? 1 : AccentedLetter),
            CharKind.Digit => (TokenPart.Symbols, _run % DigitsOfOneToken == 1 ? 1 : 0),
            CharKind.Symbol => (TokenPart.Symbols, _run == 1 ? 1 : FurtherSymbol),
            CharKind.Alphabet => (TokenPart.Alphabets, _run == 1 ? AlphabetWord : AlphabetLetter),
            CharKind.Han => (TokenPart.Han, HanCharacter),
            CharKind.Kana => (TokenPart.Kana, KanaCharacter),
            CharKind.Hangul => (TokenPart.Hangul, HangulCharacter),
            CharKind.Semitic => (TokenPart.Semitic, SemiticLetter),
            CharKind.Indic => (TokenPart.Indic, IndicCharacter),
            _ => (TokenPart.Symbols, OtherCharacter),
        };
        _parts[(int)part] += tokens;
    }

    private void AddSpace(char c)
    {
        if (_last != CharKind.Space)
            _afterSymbol = _last == CharKind.Symbol;
        if (c is '\n' or '\r')
        {
            _hasBreak = true;
            _indent = 0;
        }
        else
        {
            _indent++;
        }

        _last = CharKind.Space;
    }

    // One space belongs to the word behind it; a line break belongs to the punctuation before it, more often than not.
    private void EndSpaces()
    {
        if (_hasBreak)
            _parts[(int)TokenPart.Symbols] += _afterSymbol ? BreakAfterSymbol : 1;
        if (_indent > 1)
            _parts[(int)TokenPart.Symbols] += 1;
        _hasBreak = false;
        _indent = 0;
    }
}
