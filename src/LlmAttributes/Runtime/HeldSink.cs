using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Holds the updates of an attempt back until guards have seen the whole answer.</summary>
internal sealed class HeldSink(StreamSink inner) : StreamSink
{
    private readonly List<ChatResponseUpdate> _held = [];
    private bool _isReleased;

    public StreamSink Inner => inner;

    public override bool IsReady => _isReleased && inner.IsReady;

    public override JsonReading? Broken => inner.Broken;

    public override string BrokenText => inner.BrokenText;

    public override IReadOnlyList<LlmRepair> Repairs => inner.Repairs;

    /// <summary>The text of the answer so far.</summary>
    public string Text => string.Concat(_held.Select(static update => update.Text));

    public override void Take(ChatResponseUpdate update) => _held.Add(update);

    /// <summary>Hands all that was held back on.</summary>
    /// <param name="text">What takes the place of the answer's text, or <see langword="null"/> when it stays.</param>
    /// <returns>What was handed on.</returns>
    public IReadOnlyList<ChatResponseUpdate> Release(string? text)
    {
        var updates = text is null ? _held : Rewrite(text);
        foreach (var update in updates)
            inner.Take(update);
        inner.End();
        _isReleased = true;
        return updates;
    }

    // The first piece of text has all of the new one, the others have none.
    private List<ChatResponseUpdate> Rewrite(string text)
    {
        List<ChatResponseUpdate> rewritten = new(_held.Count);
        string? rest = text;
        foreach (var update in _held)
        {
            if (!update.Contents.Any(static content => content is TextContent))
            {
                rewritten.Add(update);
                continue;
            }

            var changed = update.Clone();
            changed.Contents = [.. update.Contents.Where(static content => content is not TextContent)];
            if (rest is not null)
                changed.Contents.Insert(0, new TextContent(rest));
            rest = null;
            rewritten.Add(changed);
        }

        if (rest is { Length: > 0 })
            rewritten.Add(new(ChatRole.Assistant, rest));
        return rewritten;
    }
}
