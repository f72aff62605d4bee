using System.Text;

namespace LlmAttributes.Runtime;

/// <summary>
/// Writes valid JSON from text that almost is: one pass with bounded look-ahead, which notes each liberty. What the text does not hold is never written as a value; a value inside
/// which the text ends is left out.
/// </summary>
internal sealed partial class JsonMender : IDisposable
{
    /// <summary>The depth up to which values are read; the reader behind allows a little more.</summary>
    public const int MaxDepth = 60;

    private const int MaxNotes = 64;
    private const int LongestName = 128;

    private readonly string _text;
    private readonly SchemaNames _names;
    private readonly int _first;
    private readonly MendLevel[] _levels = new MendLevel[MaxDepth];
    private readonly List<LlmRepair> _notes = [];
    private readonly Lazy<bool> _hasFormulas;
    private int _depth;
    private bool _readsLatex;
    private bool _keepsLiterals;

    /// <param name="text">The text.</param>
    /// <param name="names">The names of its properties.</param>
    /// <param name="first">The position of the first item, where the text is a part of a list.</param>
    public JsonMender(string text, SchemaNames names, int first = 0)
    {
        _text = text;
        _first = first;
        _names = names;
        _hasFormulas = new(() => LatexWords.HasFormulas(text));
    }

    public JsonBuffer Output { get; } = new();

    /// <summary>What was repaired, the first few of it.</summary>
    public IReadOnlyList<LlmRepair> Notes => _notes;

    public int Penalty { get; private set; }

    /// <summary>Whether a literal of another language was read, which could as well be text.</summary>
    public bool HasLiterals { get; private set; }

    /// <summary>How many characters were looked at, in all.</summary>
    public long Steps { get; private set; }

    /// <summary>Mends the object or list that begins at a position.</summary>
    /// <param name="start">The position of its brace or bracket.</param>
    /// <param name="readsLatex">Whether escapes that begin a command of LaTeX are text.</param>
    /// <param name="keepsLiterals">Whether literals of other languages are text.</param>
    /// <param name="end">The position behind it.</param>
    public MendOutcome Mend(int start, bool readsLatex, bool keepsLiterals, out int end)
    {
        Begin(readsLatex, keepsLiterals);
        end = start;
        return MendValue(ref end);
    }

    /// <summary>Mends properties that stand in the text without braces, from the first known name at the start of a line on.</summary>
    public MendOutcome MendLines(bool readsLatex, bool keepsLiterals, out int start)
    {
        Begin(readsLatex, keepsLiterals);
        start = FirstLine();
        if (start < 0)
            return MendOutcome.Nothing;
        var at = start;
        return MendMembers(ref at, isImplied: true);
    }

    /// <summary>Mends several objects as one list.</summary>
    public bool MendAll(List<Range> regions)
    {
        Begin(readsLatex: true, keepsLiterals: false);
        Note(LlmRepairKind.Braces, null, "[]");
        Open(new() { IsList = true });
        Output.Add('[');
        foreach (var region in regions)
        {
            var at = region.Start.Value;
            if (Output.Length > 1)
                Output.Add(',');
            if (MendValue(ref at) != MendOutcome.Whole)
                return false;
            _levels[0].Index++;
        }

        Output.Add(']');
        return true;
    }

    public void Dispose() => Output.Dispose();

    private void Begin(bool readsLatex, bool keepsLiterals)
    {
        Output.CutTo(0);
        _notes.Clear();
        _depth = 0;
        Penalty = 0;
        HasLiterals = false;
        _readsLatex = readsLatex;
        _keepsLiterals = keepsLiterals;
    }

    private MendOutcome MendValue(ref int at)
    {
        var c = _text[at];
        if (c == '[')
            return MendList(ref at);
        if (c is ',' or '}' or ']')
            return MendOutcome.Nothing;
        if (c == '{')
        {
            var start = at;
            var mark = SetMark();
            at++;
            var outcome = MendMembers(ref at, isImplied: false);
            if (outcome != MendOutcome.Nothing || _depth == 0)
                return outcome;
            GoBack(mark);
            at = start;
            return MendBare(ref at);
        }

        return Quotes.Opens(c) || (c == '\\' && at + 1 < _text.Length && _text[at + 1] == '"') ? MendString(ref at) : MendBare(ref at);
    }

    private MendOutcome MendList(ref int at)
    {
        if (_depth == MaxDepth)
            return MendOutcome.TooDeep;
        Open(new() { IsList = true });
        Output.Add('[');
        at++;
        for (var count = 0; ;)
        {
            var commas = SkipFiller(ref at);
            if (at == _text.Length)
                return Close(MendOutcome.CutOff);
            if (_text[at] == ']' || EndsHere(at))
            {
                NoteCommas(commas, 0, at);
                return CloseWith(']', ref at);
            }

            NoteCommas(commas, count == 0 ? 0 : 1, at);
            var mark = SetMark();
            if (count > 0)
                Output.Add(',');
            _levels[_depth - 1].Index = count;
            var outcome = MendValue(ref at);
            if (outcome == MendOutcome.Whole)
            {
                count++;
                continue;
            }

            if (outcome != MendOutcome.Nothing)
                return Close(outcome);
            GoBack(mark);
            Note(LlmRepairKind.Separator, _text[at].ToString());
            at++;
        }
    }

    private void Open(MendLevel level) => _levels[_depth++] = level;

    private MendOutcome Close(MendOutcome outcome)
    {
        _depth--;
        return outcome;
    }

    private MendOutcome CloseWith(char bracket, ref int at)
    {
        if (_text[at] == bracket || IsWrongBracket(at))
            at++;
        if (_text[at - 1] != bracket && !_levels[_depth - 1].IsImplied)
            Note(LlmRepairKind.Braces, null, bracket.ToString());
        Output.Add(bracket);
        return Close(MendOutcome.Whole);
    }

    /// <summary>Whether an object or list ends without its own bracket: at that of what contains it, at the end of its fenced block, before the next member of its object.</summary>
    private bool EndsHere(int at)
    {
        var c = _text[at];
        if (c == '`')
            return IsFence(at);
        var isInList = _levels[_depth - 1].IsList;
        if (c == '"')
            return isInList && _depth > 1 && !_levels[_depth - 2].IsList && TryPeekQuotedName(at, out _, out _);
        return c is '}' or ']' && (IsWrongBracket(at) || Encloses(isList: c == ']'));
    }

    private bool Encloses(bool isList)
    {
        for (var i = _depth - 2; i >= 0; i--)
        {
            if (_levels[i].IsList == isList)
                return true;
        }

        return false;
    }

    /// <summary>Whether a bracket stands in place of the other kind: nothing of its own kind is open, or the outermost object goes on behind it.</summary>
    private bool IsWrongBracket(int at)
    {
        var isList = _text[at] == ']';
        if (_text[at] is not ('}' or ']') || _levels[_depth - 1].IsList == isList || _levels[0].IsImplied)
            return false;
        var goesOn = TryPeekMember(at + 1);
        return Encloses(isList) ? _depth == 2 && goesOn : _depth > 1 || !goesOn;
    }

    private bool TryPeekMember(int at)
    {
        at = SkipSpace(at);
        return at < _text.Length && _text[at] == ',' && TryPeekName(SkipSpace(at + 1), out _, out _, out _);
    }

    private bool IsFence(int at) => string.CompareOrdinal(_text, at, "```", 0, 3) == 0;

    private void NoteCommas(int found, int wanted, int at)
    {
        if (found != wanted)
            Note(LlmRepairKind.Separator, found > wanted ? "," : Excerpt(at), found > wanted ? null : ",");
    }

    private (int Length, int Notes, int Penalty, int Depth) SetMark() => (Output.Length, _notes.Count, Penalty, _depth);

    private void GoBack((int Length, int Notes, int Penalty, int Depth) mark)
    {
        Output.CutTo(mark.Length);
        _notes.RemoveRange(mark.Notes, _notes.Count - mark.Notes);
        Penalty = mark.Penalty;
        _depth = mark.Depth;
    }

    private void Note(LlmRepairKind kind, string? before = null, string? after = null)
    {
        Penalty += RepairPenalties.Of(kind);
        if (_notes.Count < MaxNotes)
            _notes.Add(new(kind, Path(), before, after));
    }

    private string Path()
    {
        var path = new StringBuilder("$");
        for (var i = 0; i < _depth; i++)
        {
            if (_levels[i].IsList)
                path.Append('[').Append(_levels[i].Index + (i == 0 ? _first : 0)).Append(']');
            else if (!_levels[i].Name.Equals(default))
                path.Append('.').Append(_text.AsSpan(_levels[i].Name));
        }

        return path.ToString();
    }

    private string? Excerpt(int start, int length = 40)
    {
        if (_notes.Count == MaxNotes)
            return null;
        var end = Math.Min(_text.Length, start + length);
        if (end < _text.Length && char.IsHighSurrogate(_text[end - 1]))
            end--;
        return end == _text.Length || end - start < length ? _text[start..end] : string.Concat(_text.AsSpan(start, end - start), "…");
    }
}
