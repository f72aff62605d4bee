using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Where a shape is while it reads, which liberties it took and what is wrong. Nothing is allocated while all goes well.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonReading
{
    // A hostile text may hold a million faults; a few of them say enough.
    private const int MaxFaults = 16;
    private const int MaxRepairs = 256;
    private const int MaxLength = 80;

    [ThreadStatic]
    private static JsonReading? t_spare;

    private List<LlmRepair>? _repairs;
    private List<AnswerFault>? _faults;
    private Step[] _path = new Step[16];
    private int _depth;
    private string? _ignored;

    /// <summary>Gets the sum of the liberties' penalties.</summary>
    public int Penalty { get; private set; }

    /// <summary>Gets a value indicating whether something is missing or wrong.</summary>
    public bool HasFaults => _faults is { Count: > 0 };

    /// <summary>Gets the liberties, the first few hundred of them.</summary>
    public IReadOnlyList<LlmRepair> Repairs => _repairs ?? (IReadOnlyList<LlmRepair>)[];

    /// <summary>Gets what is missing or wrong, the first few of it.</summary>
    public IReadOnlyList<AnswerFault> Faults => _faults ?? (IReadOnlyList<AnswerFault>)[];

    /// <summary>Gets the path of the value that is being read: <c>$.items[2].price</c>.</summary>
    public string Path
    {
        get
        {
            var text = new StringBuilder("$");
            for (var i = 0; i < _depth; i++)
            {
                if (_path[i].Name is { } name)
                    text.Append('.').Append(name);
                else
                    text.Append('[').Append(_path[i].Index).Append(']');
            }

            return text.ToString();
        }
    }

    /// <summary>Enters an object or a list.</summary>
    public void Open()
    {
        if (_depth == _path.Length)
            Array.Resize(ref _path, _depth * 2);
        _path[_depth++] = new() { Ignored = _ignored };
        _ignored = null;
    }

    /// <summary>Leaves the object or list.</summary>
    public void Close() => _depth--;

    /// <summary>Goes to a property of the object.</summary>
    /// <param name="name">Its name in JSON.</param>
    public void At(string name) => _path[_depth - 1].Name = name;

    /// <summary>Goes to an item of the list.</summary>
    /// <param name="index">Its position.</param>
    public void At(int index) => _path[_depth - 1].Index = index;

    /// <summary>Says that the next object has a property that only tells its type.</summary>
    /// <param name="name">The property's name.</param>
    public void Ignore(string name) => _ignored = name;

    internal bool Ignores(string name) => _path[_depth - 1].Ignored is { } ignored && (ignored == name || FoldedName.Of(ignored) == FoldedName.Of(name));

    /// <summary>Notes a liberty at the current path.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="before">What stood there.</param>
    /// <param name="after">What it was read as.</param>
    public void Liberty(LlmRepairKind kind, string? before = null, string? after = null)
    {
        Penalty += RepairPenalties.Of(kind);
        _repairs ??= [];
        if (_repairs.Count < MaxRepairs)
            _repairs.Add(new(kind, Path, Shorten(before), Shorten(after)));
    }

    /// <summary>Notes a liberty that was taken before the shape reads.</summary>
    internal void Add(LlmRepair repair)
    {
        Penalty += RepairPenalties.Of(repair.Kind);
        _repairs ??= [];
        if (_repairs.Count < MaxRepairs)
            _repairs.Add(repair with { Before = Shorten(repair.Before), After = Shorten(repair.After) });
    }

    /// <summary>Notes at the current path that what stands there is not what is expected.</summary>
    /// <param name="expected">What should stand there.</param>
    /// <param name="found">What does.</param>
    public void Fault(string expected, string? found)
    {
        _faults ??= [];
        if (_faults.Count < MaxFaults)
            _faults.Add(new(Path, expected, Shorten(found)));
    }

    /// <summary>Notes at the current path that the value is not what is expected, and skips it.</summary>
    /// <param name="expected">What should stand there.</param>
    /// <param name="reader">The reader, on the value.</param>
    public void Fault(string expected, ref Utf8JsonReader reader)
    {
        Fault(expected, JsonText.Describe(ref reader));
        reader.Skip();
    }

    /// <summary>Notes what is not what is expected below the current path.</summary>
    internal void Fault(string below, string expected, string? found)
    {
        _faults ??= [];
        if (_faults.Count < MaxFaults)
            _faults.Add(new(Path + below, expected, Shorten(found)));
    }

    /// <summary>Forgets everything, for the next text.</summary>
    public void Reset()
    {
        _repairs?.Clear();
        _faults?.Clear();
        _depth = 0;
        _ignored = null;
        Penalty = 0;
    }

    internal static JsonReading Rent()
    {
        var reading = t_spare ?? new();
        t_spare = null;
        return reading;
    }

    internal void Return()
    {
        Reset();
        t_spare = this;
    }

    internal IReadOnlyList<LlmRepair> CopyRepairs() => _repairs is { Count: > 0 } ? [.. _repairs] : [];

    internal static string? Shorten(string? text)
    {
        if (text is not { Length: > MaxLength })
            return text;
        var length = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return string.Concat(text.AsSpan(0, length), "…");
    }

    private struct Step
    {
        public string? Name;
        public string? Ignored;
        public int Index;
    }
}
