using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Reads the items of a list while its text still arrives: each is read once, when it is whole. After the first fault nothing more is read.</summary>
internal sealed class ItemReader<T>(Answer<List<T>> list, ItemForm form, SchemaNames names, ItemsShape<T> shape)
{
    private const int MaxRepairs = 256;

    private readonly ListScanner _scanner = new(form);
    private readonly JsonReading _reading = new();
    private readonly Queue<T> _items = new();
    private readonly List<LlmRepair> _repairs = [];
    private bool _isEnd;
    private long _steps;

    /// <summary>How many characters were looked at to find the items and to mend them, in all.</summary>
    public long Steps => _steps + _scanner.Steps;

    /// <summary>Whether an item waits to be taken, or the list turned out to be empty.</summary>
    public bool IsReady => _items.Count > 0 || (_isEnd && Broken is null);

    /// <summary>What is wrong, or <see langword="null"/>.</summary>
    public JsonReading? Broken { get; private set; }

    /// <summary>What the fault is about: the item, or the whole answer where there is none.</summary>
    public string BrokenText { get; private set; } = "";

    /// <summary>The liberties so far, the first few hundred of them.</summary>
    public IReadOnlyList<LlmRepair> Repairs => _repairs;

    public void Add(ReadOnlySpan<char> text)
    {
        _scanner.Add(text);
        Read();
    }

    public void End()
    {
        _isEnd = true;
        Read();
    }

    public bool TryTake(out T item) => _items.TryDequeue(out item!);

    private void Read()
    {
        while (Broken is null)
        {
            switch (_scanner.Next(_isEnd))
            {
                case ScanOutcome.Item:
                    ReadItem(_scanner.Item);
                    break;
                case ScanOutcome.End when _isEnd && !_scanner.HasList:
                    ReadWhole();
                    return;
                case ScanOutcome.CutOff when _scanner.Item.IsEmpty:
                    Break("a whole list", "a list that breaks off", isItem: false);
                    return;
                case ScanOutcome.CutOff:
                    Break("a whole item", "an item that breaks off");
                    return;
                case ScanOutcome.TooDeep:
                    Break(FormattableString.Invariant($"at most {JsonMender.MaxDepth} levels"), "more");
                    return;
                case ScanOutcome.TooLong:
                    Break(FormattableString.Invariant($"at most {TextWindow.MaxLength} characters"), "more", isItem: _scanner.HasList);
                    return;
                default:
                    return;
            }
        }
    }

    private void ReadItem(ReadOnlySpan<char> text)
    {
        if (shape.First == 0)
            NoteForm();
        var items = ReadStrictly(text) ?? ReadLeniently(text);
        if (_reading.HasFaults)
        {
            Broken = _reading;
            BrokenText = text.ToString();
            return;
        }

        shape.First = shape.Behind;
        Keep(_reading.Repairs);
        foreach (var item in items)
            _items.Enqueue(item);
    }

    private List<T>? ReadStrictly(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length) + 2);
        try
        {
            var length = Encoding.UTF8.GetBytes(text, buffer.AsSpan(1));
            buffer[0] = (byte)'[';
            buffer[length + 1] = (byte)']';
            _steps += length;
            _reading.Reset();
            var reader = new Utf8JsonReader(buffer.AsSpan(0, length + 2));
            reader.Read();
            var items = shape.Read(ref reader, _reading);
            return _reading.HasFaults || reader.Read() ? null : items;
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private List<T> ReadLeniently(ReadOnlySpan<char> text)
    {
        using var search = new JsonSearch<List<T>>($"[{text}]", shape, names, shape.First);
        var items = search.ReadStart(_reading);
        _steps += search.Steps;
        return items ?? [];
    }

    // Neither a list nor an object that could be an item: what a list that comes at once is read from is read here as well.
    private void ReadWhole()
    {
        var text = _scanner.Text.ToString();
        _reading.Reset();
        if (list.TryRead(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)), _reading, out var items))
        {
            Keep(_reading.Repairs);
            foreach (var item in items)
                _items.Enqueue(item);
            return;
        }

        Broken = _reading;
        BrokenText = text;
    }

    private void NoteForm()
    {
        if (_scanner.Before is { } before)
            _repairs.Add(new(before, "$"));
        if (_scanner.HasLines)
            _repairs.Add(new(LlmRepairKind.Braces, "$", null, "[]"));
    }

    private void Keep(IReadOnlyList<LlmRepair> repairs)
    {
        for (var i = 0; i < repairs.Count && _repairs.Count < MaxRepairs; i++)
            _repairs.Add(repairs[i]);
    }

    private void Break(string expected, string found, bool isItem = true)
    {
        BrokenText = _scanner.Item.ToString();
        _reading.Reset();
        if (isItem)
        {
            _reading.Open();
            _reading.At(shape.First);
        }

        _reading.Fault(expected, found);
        Broken = _reading;
    }
}
