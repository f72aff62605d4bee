using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Hands on an object as it grows. Of several snapshots that nobody has taken the last one counts.</summary>
internal sealed class PartialSink<T>(PartialReader<T> reader) : StreamSink<Partial<T>>
{
    private Partial<T>? _last;

    public override bool IsReady => _last is not null;

    public override JsonReading? Broken => reader.Broken;

    public override string BrokenText => reader.BrokenText;

    public override IReadOnlyList<LlmRepair> Repairs => reader.Repairs;

    public override void Take(ChatResponseUpdate update)
    {
        if (update.Text is { Length: > 0 } text)
            _last = reader.Add(text) ?? _last;
    }

    public override void End() => _last = reader.End() ?? _last;

    public override bool TryTake(out Partial<T> item)
    {
        item = _last!;
        _last = null;
        return item is not null;
    }
}
