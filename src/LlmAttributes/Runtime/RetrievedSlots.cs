using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The places for passages in the messages of a prompt.</summary>
internal static class RetrievedSlots
{
    private const int TypicalPassages = 512;

    /// <summary>Finds the places, by the number of their retrieval.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="count">How many retrievals the call has.</param>
    /// <returns>One place of each retrieval that the prompt has one of; <see langword="null"/> where it has none at all.</returns>
    public static RetrievedSlot?[]? Find(IReadOnlyList<ChatMessage> messages, int count)
    {
        RetrievedSlot?[]? found = null;
        for (var i = 0; i < messages.Count; i++)
        {
            var contents = messages[i].Contents;
            for (var c = 0; c < contents.Count; c++)
            {
                if (RetrievedSlot.Of(contents[c]) is { } slot && slot.Index < count)
                    (found ??= new RetrievedSlot?[count])[slot.Index] = slot;
            }
        }

        return found;
    }

    /// <summary>Puts texts into the places; what stands around them becomes one text with them again.</summary>
    public static IReadOnlyList<ChatMessage> Fill(IReadOnlyList<ChatMessage> messages, SlotWriter write)
    {
        var filled = new ChatMessage[messages.Count];
        for (var i = 0; i < filled.Length; i++)
            filled[i] = HasAny(messages[i].Contents) ? Fill(messages[i], write) : messages[i];
        return filled;
    }

    /// <summary>The text of a message without its places.</summary>
    public static string TextOf(ChatMessage message) =>
        string.Concat(message.Contents.Where(static content => RetrievedSlot.Of(content) is null).OfType<TextContent>().Select(static content => content.Text));

    /// <summary>The text of a content that is none of the places; <see langword="null"/> of any other content.</summary>
    public static string? TextOf(AIContent content) => content is TextContent text && RetrievedSlot.Of(content) is null ? text.Text : null;

    /// <summary>The piece of a message that holds what is searched for.</summary>
    public static TextContent? TextWith(ChatMessage message, string query)
    {
        foreach (var content in message.Contents)
        {
            if (query.Length > 0 && RetrievedSlot.Of(content) is null && content is TextContent text && text.Text.Contains(query, StringComparison.Ordinal))
                return text;
        }

        return null;
    }

    private static bool HasAny(IList<AIContent> contents)
    {
        for (var i = 0; i < contents.Count; i++)
        {
            if (RetrievedSlot.Of(contents[i]) is not null)
                return true;
        }

        return false;
    }

    private static ChatMessage Fill(ChatMessage message, SlotWriter write)
    {
        var contents = new List<AIContent>(1);
        var text = new PromptText(LengthOf(message.Contents), message.Contents.Count);
        var isOpen = false;
        for (var i = 0; i < message.Contents.Count; i++)
        {
            var content = message.Contents[i];
            if (RetrievedSlot.Of(content) is { } slot)
            {
                write(slot, ref text);
                isOpen = true;
            }
            else if (content is TextContent { AdditionalProperties: null, Annotations: null, RawRepresentation: null } plain)
            {
                text.AppendFormatted(plain.Text);
                isOpen = true;
            }
            else
            {
                if (isOpen)
                {
                    contents.Add(new TextContent(text.ToStringAndClear()));
                    text = new(0, 1);
                }

                isOpen = false;
                contents.Add(content);
            }
        }

        // A text gives its room back when it is ended, also one of nothing.
        var last = text.ToStringAndClear();
        if (isOpen)
            contents.Add(new TextContent(last));
        var copy = message.Clone();
        copy.Contents = contents;
        return copy;
    }

    // About the length of the whole: passages are mostly a few sentences.
    private static int LengthOf(IList<AIContent> contents)
    {
        var length = 0;
        for (var i = 0; i < contents.Count; i++)
            length += RetrievedSlot.Of(contents[i]) is null ? (contents[i] as TextContent)?.Text.Length ?? 0 : TypicalPassages;
        return length;
    }
}
