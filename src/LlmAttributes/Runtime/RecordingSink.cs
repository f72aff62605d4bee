using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Hands the updates of the attempt that won on to all who wait for them.</summary>
internal sealed class RecordingSink<T>(StreamSink<T> inner, StreamFlight flight) : StreamSink<T>
{
    // Attempts that nobody takes anything of leave no trace.
    private List<ChatResponseUpdate>? _held = [];

    public override bool IsReady => inner.IsReady;

    public override JsonReading? Broken => inner.Broken;

    public override string BrokenText => inner.BrokenText;

    public override IReadOnlyList<LlmRepair> Repairs => inner.Repairs;

    public override void Take(ChatResponseUpdate update)
    {
        if (_held is null)
            flight.Add(update);
        else
            _held.Add(update);
        inner.Take(update);
    }

    public override void End() => inner.End();

    public override bool TryTake(out T item)
    {
        foreach (var update in _held ?? [])
            flight.Add(update);
        _held = null;
        return inner.TryTake(out item);
    }
}
