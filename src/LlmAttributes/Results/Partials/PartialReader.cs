using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>
/// Reads an object while its text still arrives. It is the first object that has a property of the type. The snapshots are of what is certain; the last one is of the object as it is
/// read when all of it is there, with the liberties of one that comes at once.
/// </summary>
internal sealed class PartialReader<T>(Answer<T> whole, JsonShape<T> shape, SchemaNames names, PartialShape parts)
{
    private readonly TextWindow _window = new();
    private readonly GrowthProgress _progress = new();
    private readonly ValueEnd _end = new();
    private readonly JsonReading _reading = new();
    private readonly List<LlmRepair> _repairs = [];
    private readonly ObjectStart _start = new(parts.Names);
    private GrowingObject? _object;
    private bool _isGrowing;
    private bool _hasShown;
    private bool _isClosed;
    private bool _isOver;

    /// <summary>How many characters were looked at, in all.</summary>
    public long Steps => _progress.Steps + _end.Steps + _start.Steps;

    /// <summary>What is wrong, or <see langword="null"/>.</summary>
    public JsonReading? Broken { get; private set; }

    /// <summary>What the fault is about: the object, or the whole answer where there is none.</summary>
    public string BrokenText { get; private set; } = "";

    public IReadOnlyList<LlmRepair> Repairs => _repairs;

    /// <summary>Takes a piece of text.</summary>
    /// <returns>A snapshot, where there is more to show than in the last one.</returns>
    public Partial<T>? Add(ReadOnlySpan<char> text)
    {
        if (_isOver)
            return null;
        _window.Add(text);
        if (_window.Text.Length > TextWindow.MaxLength)
        {
            _reading.Reset();
            _reading.Fault(FormattableString.Invariant($"at most {TextWindow.MaxLength} characters"), "more");
            return Break();
        }

        if (_object is null && _start.Find(_window.Text))
        {
            _object = new(parts, static members => new Partial<T>(members), _start.At, _progress);
            _end.Begin(_start.At);
            _isGrowing = true;
        }

        return _object is null || _isClosed ? null : Grow(_object);
    }

    /// <summary>Says that no more text comes.</summary>
    /// <returns>The last snapshot, where the text can be read and was not before.</returns>
    public Partial<T>? End()
    {
        if (_isOver)
            return null;
        _reading.Reset();
        if (_object is null)
            return whole.TryRead(new ChatResponse(new ChatMessage(ChatRole.Assistant, _window.Text.ToString())), _reading, out var answer) ? Complete(answer) : Break();
        NoteStart(_object);
        using var search = new JsonSearch<T>(_window.Text[_object.Start..].ToString(), shape, names);
        var value = search.ReadStart(_reading);
        _progress.Steps += search.Steps;
        return _reading.HasFaults ? Break() : Complete(value);
    }

    private Partial<T>? Grow(GrowingObject grown)
    {
        _isGrowing = _isGrowing && grown.Advance(_window.Text) == GrowthOutcome.More;
        var end = _end.Find(_window.Text, isEnd: false);
        _isClosed = end != ValueEnd.NotYet;
        if (end > 0 && TryReadStrictly(_window.Text[grown.Start..end], out var value))
        {
            NoteStart(grown);
            return Complete(value);
        }

        // A whole object that cannot be read as it stands is not worth committing to.
        if (!_progress.HasChanged || (_isClosed && !_hasShown))
            return null;
        _progress.HasChanged = false;
        _hasShown = true;
        return (Partial<T>)grown.Show();
    }

    private bool TryReadStrictly(ReadOnlySpan<char> text, out T? value)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            _progress.Steps += text.Length;
            _reading.Reset();
            var reader = new Utf8JsonReader(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
            reader.Read();
            value = shape.Read(ref reader, _reading);
            return !_reading.HasFaults && !reader.Read();
        }
        catch (JsonException)
        {
            value = default;
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void NoteStart(GrowingObject grown)
    {
        if (Surroundings.Before(_window.Text[..grown.Start]) is { } before)
            _repairs.Add(new(before, "$"));
    }

    private Partial<T> Complete(T? value)
    {
        _isOver = true;
        _repairs.AddRange(_reading.Repairs);
        _window.Clear();
        return new(value);
    }

    private Partial<T>? Break()
    {
        _isOver = true;
        Broken = _reading;
        BrokenText = _window.Text[(_object?.Start ?? 0)..].ToString();
        return null;
    }
}
