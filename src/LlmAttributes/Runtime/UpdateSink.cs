using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Hands the updates on as they are.</summary>
internal sealed class UpdateSink : StreamSink<ChatResponseUpdate>
{
    private readonly Queue<ChatResponseUpdate> _updates = new();

    public override bool IsReady => _updates.Count > 0;

    public override void Take(ChatResponseUpdate update) => _updates.Enqueue(update);

    public override bool TryTake(out ChatResponseUpdate item) => _updates.TryDequeue(out item!);
}
