using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Hands on each item of a list when it is whole.</summary>
internal sealed class ItemSink<T>(ItemReader<T> reader) : StreamSink<T>
{
    public override bool IsReady => reader.IsReady;

    public override JsonReading? Broken => reader.Broken;

    public override string BrokenText => reader.BrokenText;

    public override IReadOnlyList<LlmRepair> Repairs => reader.Repairs;

    public override void Take(ChatResponseUpdate update)
    {
        if (update.Text is { Length: > 0 } text)
            reader.Add(text);
    }

    public override void End() => reader.End();

    public override bool TryTake(out T item) => reader.TryTake(out item);
}
