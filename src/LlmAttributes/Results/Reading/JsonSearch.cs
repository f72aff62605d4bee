using System.Text;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Looks for a value in a text: each object or list in it, those inside them, all of them as one list, lines without braces, JSON that was escaped as text.</summary>
internal sealed class JsonSearch<T>(string text, JsonShape<T> shape) : IDisposable
{
    private const int MaxCandidates = 64;
    private const int StepsPerCharacter = 16;
    private const int StepsAtLeast = 65_536;

    private readonly JsonMender _mender = new(text, SchemaNames.Of(shape));
    private readonly JsonReading _trial = new();
    private readonly List<Range> _regions = [];
    private JsonCandidate _best;
    private Rank? _rank;
    private bool _isCutOff;
    private int _candidates;

    /// <summary>How many characters were looked at, in all.</summary>
    public long Steps { get; private set; }

    private bool IsFound => _rank is { Faults: 0 };

    private bool IsSpent => _candidates >= MaxCandidates || _mender.Steps > StepsAtLeast + ((long)StepsPerCharacter * text.Length);

    public T? Read(JsonReading reading)
    {
        reading.Reset();
        var value = Find(reading);
        Steps += _mender.Steps;
        return value;
    }

    public void Dispose() => _mender.Dispose();

    private T? Find(JsonReading reading)
    {
        if (IsEscaped() && TryUnescaped(reading, out var value))
            return value;
        TryRegions();
        if (!IsFound && _regions.Count > 1)
            Try(new(JsonCandidate.Objects, false, false, false), out _);
        if (!IsFound)
            TryInside();
        if (!IsFound && TryUnescaped(reading, out value))
            return value;
        if (!IsFound)
            TryVariants(JsonCandidate.Lines, out _);
        if (_rank is not null)
            return Take(_best, reading, out _);
        if (TryWhole(reading, out value))
            return value;
        reading.Reset();
        reading.Fault("JSON", text);
        return default;
    }

    private void TryRegions()
    {
        for (var at = 0; !IsSpent && NextStart(at) is >= 0 and var start;)
        {
            if (TryVariants(start, out var end))
            {
                // What stands inside an object that breaks off is no answer of its own.
                if (!_isCutOff)
                    _regions.Add(start..end);
                at = end;
            }
            else
            {
                at = start + 1;
            }
        }
    }

    private void TryInside()
    {
        foreach (var region in _regions)
        {
            for (var at = region.Start.Value + 1; !IsSpent && NextStart(at) is >= 0 and var start && start < region.End.Value;)
            {
                TryVariants(start, out _, isInside: true);
                at = start + 1;
            }
        }
    }

    private int NextStart(int at)
    {
        while (true)
        {
            var length = text.AsSpan(at).IndexOfAny('{', '[');
            if (length < 0)
                return -1;
            at += length;

            // \[ and \{ are LaTeX.
            if (at == 0 || text[at - 1] != '\\')
                return at;
            at++;
        }
    }

    /// <summary>Tries the object or list at a position in the ways that its escapes and literals can be read.</summary>
    private bool TryVariants(int start, out int end, bool isInside = false)
    {
        var plain = new JsonCandidate(start, false, false, isInside);
        if (!Mend(plain, out _, out end))
            return false;

        // JSON without a fault means what it says, even where its escapes look like LaTeX.
        var candidate = _mender.Notes.Count > 0 && text.Contains('\\') ? plain with { ReadsLatex = true } : plain;
        Try(candidate, out end);
        if (_mender.HasLiterals)
            Try(candidate with { KeepsLiterals = true }, out _);
        return true;
    }

    private void Try(JsonCandidate candidate, out int end)
    {
        _candidates++;
        Take(candidate, _trial, out end);
        var isForeign = _trial.HasFaults && _trial.Faults[0].Path == "$" && _mender.Output.Length > 0 && _mender.Output.Written[0] == '[';
        var rank = new Rank(_trial.HasFaults ? _trial.Faults.Count : 0, isForeign, candidate.IsInside, _trial.Penalty, end - Math.Max(0, candidate.Start));
        if (_rank is { } best && !rank.IsBetter(best))
            return;
        _rank = rank;
        _best = candidate;
    }

    /// <summary>Reads a candidate that can be mended.</summary>
    private T? Take(JsonCandidate candidate, JsonReading reading, out int end)
    {
        reading.Reset();
        if (!Mend(candidate, out var start, out end))
            return default;
        foreach (var note in _mender.Notes)
            reading.Add(note);
        NoteSurroundings(start, end, reading);
        if (candidate.IsInside)
            reading.Liberty(LlmRepairKind.Unwrapped);
        if (_isCutOff && _mender.Output.Written[0] == '[')
        {
            reading.Fault("a whole list", "a list that breaks off");
            return default;
        }

        var json = new Utf8JsonReader(_mender.Output.Written);
        json.Read();
        var value = shape.Read(ref json, reading);

        // The braces alone are ours.
        if (_isCutOff && _mender.Output.Length == 2 && !reading.HasFaults)
            reading.Fault("a whole object", "an object that breaks off");
        return value;
    }

    private bool Mend(JsonCandidate candidate, out int start, out int end)
    {
        _isCutOff = false;
        if (candidate.Start == JsonCandidate.Objects)
        {
            start = _regions[0].Start.Value;
            end = _regions[^1].End.Value;
            return _mender.MendAll(_regions);
        }

        var outcome = MendOutcome.Nothing;
        if (candidate.Start == JsonCandidate.Lines)
        {
            outcome = _mender.MendLines(candidate.ReadsLatex, candidate.KeepsLiterals, out start);
            end = text.Length;
        }
        else
        {
            start = candidate.Start;
            outcome = _mender.Mend(start, candidate.ReadsLatex, candidate.KeepsLiterals, out end);
        }

        _isCutOff = outcome == MendOutcome.CutOff;
        return outcome == MendOutcome.Whole || (_isCutOff && _mender.Output.Length > 0);
    }

    private void NoteSurroundings(int start, int end, JsonReading reading)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        var language = before.Length;
        while (language > 0 && char.IsAsciiLetterOrDigit(before[language - 1]))
            language--;
        if (before[..language].TrimEnd().EndsWith("```"))
            reading.Liberty(LlmRepairKind.Fence);
        else if (!before.IsEmpty || !text.AsSpan(end).IsWhiteSpace())
            reading.Liberty(LlmRepairKind.SurroundingText);
    }

    // Neither object nor list: a number, a text in quotes, a literal.
    private bool TryWhole(JsonReading reading, out T? value)
    {
        value = default;
        var whole = text.AsSpan().Trim();
        if (whole.StartsWith("```") && whole.EndsWith("```") && whole.IndexOf('\n') is > 0 and var line && line < whole.Length - 3)
        {
            whole = whole[line..^3];
            reading.Liberty(LlmRepairKind.Fence);
        }

        using var buffer = new JsonBuffer();
        buffer.Add(whole);
        try
        {
            var json = new Utf8JsonReader(buffer.Written);
            json.Read();
            value = shape.Read(ref json, reading);
            return !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool IsEscaped()
    {
        var brace = text.IndexOf('{');
        return brace >= 0 && text.AsSpan(brace + 1).TrimStart().StartsWith("\\\"");
    }

    // "{\"a\": 1}" as text, or without its outer quotes.
    private bool TryUnescaped(JsonReading reading, out T? value)
    {
        value = default;
        if (!text.Contains("\\\"", StringComparison.Ordinal) || IsSpent)
            return false;
        using var search = new JsonSearch<T>(Unescape(text), shape);
        search.TryRegions();
        Steps += search._mender.Steps;
        if (!search.IsFound)
            return false;
        value = search.Take(search._best, reading, out _);
        reading.Liberty(LlmRepairKind.Escape, "\\\"", "\"");
        return true;
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\' or 'n')
            {
                i++;
                plain.Append(text[i] == 'n' ? '\n' : text[i]);
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    /// <summary>How good a reading is.</summary>
    private readonly record struct Rank(int Faults, bool IsForeign, bool IsInside, int Penalty, int Length)
    {
        // Of two answers alike the last one counts: models think first.
        public bool IsBetter(Rank other) => Faults > 0 && other.Faults > 0 ? TellsMore(other) : Faults != other.Faults ? Faults < other.Faults : Penalty <= other.Penalty;

        // The faults go back to the model: those of its whole answer say what to change, a single one of a list inside it does not.
        private bool TellsMore(Rank other) =>
            IsForeign != other.IsForeign ? !IsForeign
            : IsInside != other.IsInside ? !IsInside
            : Faults != other.Faults ? Faults < other.Faults
            : Length != other.Length ? Length > other.Length
            : Penalty <= other.Penalty;
    }
}
