using System.Collections.Frozen;

namespace LlmAttributes;

/// <summary>Reads from the usual English words of a request what its answer has to keep to.</summary>
internal ref struct RequestDemands
{
    // Instructions stand at the beginning or the end of a long request, data in between.
    private const int FirstWords = 1024;
    private const int LastWords = 512;
    private const int SentenceReach = 12;
    private const int Places = 1024;

    // What is read at which word: a word of another kind needs no look at all the others.
    private static readonly FrozenDictionary<uint, Telling> s_telling = new (Telling Kind, IEnumerable<string> Words)[]
    {
        (Telling.Number, RequestWords.Numbers),
        (Telling.Json, ["json"]),
        (Telling.Language, ["in", "into", "to"]),
        (Telling.Length, ["briefly", "concisely", "yes", "single", "comprehensive", "comprehensively", "essay", "detail", "length"]),
    }.SelectMany(static kind => kind.Words.Select(word => (Hash: WordList.Hash(word), kind.Kind))).ToFrozenDictionary(static word => word.Hash, static word => word.Kind);

    // Most words are none of them, which a part of their hash tells at once.
    private static readonly bool[] s_mayTell = MakeMayTell();

    private readonly RequestWords _words;
    private AnswerDemands _demands = new();
    private bool _isTranslation;

    private RequestDemands(WordList words) => _words = new(words);

    /// <summary>Whether the answer is in another language than the request by intent, or may be.</summary>
    public static AnswerDemands Read(WordList words, out bool isTranslation)
    {
        var reading = new RequestDemands(words);
        var hashes = words.Hashes;
        var starts = words.Starts;
        var text = words.Text;
        var may = s_mayTell;
        for (var i = 0; i < hashes.Length && i < starts.Length; i++)
        {
            if (i == FirstWords && hashes.Length - LastWords > i)
                i = hashes.Length - LastWords;
            if (may[hashes[i] % Places] && s_telling.TryGetValue(hashes[i], out var kind))
                reading.ReadAt(i, kind);
            else if (text[starts[i]] is (>= '0' and <= '9') or 't' or 'T' or 'ü' or 'Ü')
                reading.ReadAt(i, KindOf(words[i]));
        }

        isTranslation = reading._isTranslation;
        return reading._demands;
    }

    private static Telling KindOf(ReadOnlySpan<char> word) => word switch
    {
        [>= '0' and <= '9', ..] => Telling.Number,
        ['ü' or 'Ü', ..] or [_, 'r' or 'R', 'a' or 'A', ..] => Telling.Translation,
        _ => Telling.Nothing,
    };

    private static bool[] MakeMayTell()
    {
        var may = new bool[Places];
        foreach (var hash in s_telling.Keys)
            may[hash % Places] = true;
        return may;
    }

    private void ReadAt(int i, Telling kind)
    {
        switch (kind)
        {
            case Telling.Number when _words.Number(i) is { } number:
                ReadLimit(i, number);
                ReadItems(i, number);
                break;
            case Telling.Json:
                ReadJson(i);
                break;
            case Telling.Translation:
                _isTranslation |= _words.StartsWith(i, "translat") || _words.StartsWith(i, "übersetz") || _words.StartsWith(i, "traduc") || _words.StartsWith(i, "tradui");
                break;
            case Telling.Language:
                ReadLanguage(i);
                break;
            case Telling.Length:
                ReadLength(i);
                break;
        }
    }

    private void ReadLength(int i)
    {
        if (_demands.Brief is null && (_words.IsOneOf(i, "briefly concisely") || (_words.Is(i, "yes") && _words.Is(i + 1, "or") && _words.Is(i + 2, "no") && !_words.IsQuestionAt(i))
            || (_words.Is(i, "single") && _words.Is(i + 1, "word"))))
        {
            _demands = IsOfPart(i) ? _demands : _demands with { Brief = true };
        }
        else if (_demands.Detailed is null && (_words.IsOneOf(i, "comprehensive comprehensively essay") || (_words.Is(i, "detail") && _words.Is(i - 1, "in")) || (_words.Is(i, "length") && _words.Is(i - 1, "at"))))
        {
            _demands = IsOfPart(i) ? _demands : _demands with { Detailed = true };
        }
    }

    private void ReadLimit(int i, int number)
    {
        var unit = i + 1;
        var isWord = _words.IsOneOf(unit, "word words");
        var isSentence = _words.IsOneOf(unit, "sentence sentences");
        var isCharacter = _words.IsOneOf(unit, "character characters");
        if ((!isWord && !isSentence && !isCharacter) || IsOfPart(i) || _words.HasNear(i, 4, "each every per"))
            return;
        var (least, most) = Bounds(i, number, isCharacter);
        if (isWord)
            _demands = _demands with { MinWords = least ?? _demands.MinWords, MaxWords = most ?? _demands.MaxWords };
        else if (isSentence)
            _demands = _demands with { MaxSentences = most ?? _demands.MaxSentences };
        else
            _demands = _demands with { MaxCharacters = most ?? _demands.MaxCharacters };
    }

    private (int? Least, int? Most) Bounds(int i, int number, bool needsLimit)
    {
        if ((_words.IsOneOf(i - 1, "to and") || _words.IsJoined(i - 1)) && _words.Number(i - (_words.IsJoined(i - 1) ? 1 : 2)) is { } least)
            return (least, number);
        if (_words.IsOneOf(i - 1, "most under below within max maximum exceed exceeding") || _words.IsPair(i + 2, "or", "less fewer") || _words.IsOneOf(i + 2, "max maximum"))
            return (null, number);
        if (_words.Is(i - 1, "than"))
            return _words.Is(i - 2, "more") ? (_words.IsOneOf(i - 3, "no not") ? (null, number) : (number, null)) : (null, number);
        if (_words.Is(i - 1, "to") && (_words.Is(i - 2, "up") || _words.HasBefore(i, 7, "limit limited keep restrict restricted")))
            return (null, number);
        if (_words.Is(i - 1, "of") && _words.IsOneOf(i - 2, "maximum limit max"))
            return (null, number);
        if (_words.IsOneOf(i - 1, "least minimum"))
            return (number, null);
        if (_words.IsOneOf(i - 1, "exactly precisely"))
            return (number, number);

        // "In 50 words" is said of about 50.
        return _words.IsOneOf(i - 1, "in using") && !needsLimit ? (null, Math.Max(number, number * 6 / 5)) : (null, null);
    }

    private void ReadItems(int i, int number)
    {
        if (number is < 2 or > 50 || _demands.Items is not null || _words.IsOneOf(i - 1, "least most to than least about around"))
            return;
        for (var verb = i - 1; verb >= Math.Max(0, i - 4); verb--)
        {
            if (!_words.IsOneOf(verb, "list name give provide suggest generate propose identify recommend share write create produce"))
                continue;

            // An imperative begins its sentence; "he gave 5 apples" tells a story.
            if (_words.BeginsSentence(verb) && _words.IsPlural(i + 1) && !_words.IsOneOf(i + 1, "words sentences paragraphs characters lines minutes hours days years pages digits stanzas"))
                _demands = _demands with { Items = number };
            return;
        }
    }

    private void ReadJson(int i)
    {
        if (_words.HasBefore(i, SentenceReach, "return respond reply output answer produce format provide give write generate use using formatted valid only")
            && !_words.HasBefore(i, SentenceReach, "function code script program class method endpoint api parse parses convert not what question"))
            _demands = _demands with { Json = true };
    }

    private void ReadLanguage(int i)
    {
        if (_words.LanguageAt(i + 1) is { } code
            && _words.HasBefore(i, SentenceReach, "answer respond reply write translate translated translation output say speak explain summarise summarize describe rewrite"))
            _demands = _demands with { Language = code };
    }

    // What is said of the explanation is not said of the whole answer.
    private readonly bool IsOfPart(int i) => _words.HasBefore(i, SentenceReach, "explanation explanations reasoning feedback rationale justification thinking title heading subject summary reason paragraph");

    private enum Telling
    {
        Nothing,
        Number,
        Json,
        Translation,
        Language,
        Length,
    }
}
