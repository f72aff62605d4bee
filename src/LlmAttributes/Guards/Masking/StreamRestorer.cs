using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Puts the data back into a stream, whose pieces may end within a placeholder.</summary>
internal sealed class StreamRestorer(PersonalDataMask mask, bool isJson)
{
    private string _text = "";
    private string _reasoning = "";

    /// <summary>Restores an update; the beginning of a placeholder is held back until it is whole.</summary>
    public ChatResponseUpdate Restore(ChatResponseUpdate update)
    {
        if (!update.Contents.Any(static content => content is TextContent or TextReasoningContent or FunctionCallContent))
            return update;
        List<AIContent> contents = new(update.Contents.Count);
        foreach (var content in update.Contents)
        {
            switch (content)
            {
                case TextContent text:
                    if (Next(ref _text, text.Text) is { Length: > 0 } piece)
                        contents.Add(new TextContent(piece) { AdditionalProperties = text.AdditionalProperties, Annotations = text.Annotations });
                    break;
                case TextReasoningContent reasoning:
                    if (Next(ref _reasoning, reasoning.Text) is var thought && (thought.Length > 0 || reasoning.ProtectedData is not null))
                        contents.Add(new TextReasoningContent(thought) { AdditionalProperties = reasoning.AdditionalProperties, ProtectedData = reasoning.ProtectedData });
                    break;
                default:
                    contents.Add(MaskedMessages.Visit(content, text => mask.Restore(text, isJson: false)));
                    break;
            }
        }

        var restored = update.Clone();
        restored.Contents = contents;
        return restored;
    }

    /// <summary>What was held back when the stream ended, or <see langword="null"/>.</summary>
    public ChatResponseUpdate? End()
    {
        List<AIContent> contents = [];
        if (_reasoning.Length > 0)
            contents.Add(new TextReasoningContent(_reasoning));
        if (_text.Length > 0)
            contents.Add(new TextContent(_text));
        _text = _reasoning = "";
        return contents.Count == 0 ? null : new(ChatRole.Assistant, contents);
    }

    private string Next(ref string held, string? piece)
    {
        var text = held + piece;
        var open = mask.OpenLength(text);
        held = open == 0 ? "" : text[^open..];
        return mask.Restore(open == 0 ? text : text[..^open], isJson);
    }
}
