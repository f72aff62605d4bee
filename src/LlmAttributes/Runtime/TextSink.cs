using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Hands the pieces of the text on.</summary>
internal sealed class TextSink : StreamSink<string>
{
    private readonly Queue<string> _texts = new();

    public override bool IsReady => _texts.Count > 0;

    public override void Take(ChatResponseUpdate update)
    {
        if (update.Text is { Length: > 0 } text)
            _texts.Enqueue(text);
    }

    public override bool TryTake(out string item) => _texts.TryDequeue(out item!);
}
