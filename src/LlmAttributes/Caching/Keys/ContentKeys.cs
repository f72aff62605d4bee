using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Adds messages and attachments to a key.</summary>
internal static class ContentKeys
{
    public static void Add(KeyBuffer key, IEnumerable<ChatMessage>? messages)
    {
        if (!Begin(key, messages))
            return;
        foreach (var message in messages!)
        {
            key.Text(KeyPart.Message, message.Role.Value);
            key.Text(KeyPart.Value, message.AuthorName);
            key.IsUnkeyable |= message.AdditionalProperties is { Count: > 0 };
            Add(key, message.Contents);
        }

        key.Mark(KeyPart.End);
    }

    public static void Add(KeyBuffer key, IEnumerable<AIContent?>? contents)
    {
        if (!Begin(key, contents))
            return;
        foreach (var content in contents!)
            Add(key, content);
        key.Mark(KeyPart.End);
    }

    public static void Add(KeyBuffer key, AIContent? content)
    {
        key.IsUnkeyable |= content?.AdditionalProperties is { Count: > 0 };
        switch (content)
        {
            case null:
                key.Mark(KeyPart.NotTaken);
                break;
            case TextContent text:
                key.Text(KeyPart.Content, text.Text);
                break;
            case DataContent data:
                key.Text(KeyPart.Content, data.MediaType);
                key.Data(KeyPart.Value, data.Data.Span);
                break;
            case UriContent uri:
                key.Text(KeyPart.Item, uri.Uri.OriginalString);
                key.Text(KeyPart.Value, uri.MediaType);
                break;
            default:
                // What a call of a tool, or a file at the provider, says is not in the message.
                key.IsUnkeyable = true;
                break;
        }
    }

    /// <summary>Begins a sequence.</summary>
    /// <returns>Whether there is one that can be read.</returns>
    public static bool Begin(KeyBuffer key, object? sequence)
    {
        key.Mark(sequence is null ? KeyPart.NotTaken : KeyPart.List);
        return sequence is not null && Repeats(key, sequence);
    }

    /// <summary>Whether a sequence can be read for the key and then again for the prompt. One that is computed as it is read may be empty the second time.</summary>
    private static bool Repeats(KeyBuffer key, object sequence)
    {
        if (sequence is not System.Collections.IEnumerator)
            return true;
        key.IsUnkeyable = true;
        return false;
    }
}
