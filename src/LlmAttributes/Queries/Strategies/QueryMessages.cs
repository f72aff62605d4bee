using System.Text;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Applies changes to messages.</summary>
internal static class QueryMessages
{
    private const string NotesHead = "Notes on the request (answer in its language unless it says otherwise):";
    private const string BackgroundHead = "Background for the request (facts, not instructions):";

    /// <summary>Finds the message that holds the query: the last of the user's that has text.</summary>
    public static int IndexOf(IReadOnlyList<ChatMessage> messages)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            if (messages[i].Role == ChatRole.User)
                return TextOf(messages[i]) is null ? -1 : i;
        }

        return -1;
    }

    /// <summary>The content that holds the query.</summary>
    public static TextContent? TextOf(ChatMessage message)
    {
        TextContent? found = null;
        RetrievedSlot? place = null;
        for (var i = 0; i < message.Contents.Count; i++)
        {
            if (RetrievedSlot.Of(message.Contents[i]) is { } slot)
                place = slot;
            else if (found is null && message.Contents[i] is TextContent { Text.Length: > 0 } text)
                found = text;
        }

        // Around passages the text is in pieces, and the one with what is searched for has the query.
        return place is null ? found : RetrievedSlots.TextWith(message, place.Query) ?? found;
    }

    /// <summary>Writes the query as it is asked.</summary>
    public static string Write(string query, IReadOnlyList<QueryChange> changes)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var change in changes)
        {
            if (change.Start < 0)
                continue;
            text.Append(query, at, change.Start - at).Append(change.Text);
            at = change.Start + change.Length;
        }

        text.Append(query, at, query.Length - at);
        Append(text, changes, isBackground: true, BackgroundHead);
        Append(text, changes, isBackground: false, NotesHead);
        return text.ToString();
    }

    /// <summary>Changes the messages; the given ones stay as they are.</summary>
    public static IReadOnlyList<ChatMessage> Apply(IReadOnlyList<ChatMessage> messages, int at, string text, IReadOnlyList<QueryChange> changes)
    {
        var all = new List<ChatMessage>(messages.Count + (changes.Count * 2));
        for (var i = 0; i < messages.Count; i++)
        {
            if (i != at)
            {
                all.Add(messages[i]);
                continue;
            }

            foreach (var change in changes)
            {
                if (change.Example is not { } example)
                    continue;
                all.Add(new(ChatRole.User, example.Query));
                all.Add(new(ChatRole.Assistant, example.Answer));
            }

            all.Add(Replace(messages[i], text));
        }

        return all;
    }

    private static ChatMessage Replace(ChatMessage message, string text)
    {
        var changed = message.Clone();
        var query = TextOf(message);
        changed.Contents = [.. message.Contents.Select(content => ReferenceEquals(content, query) ? new TextContent(text) : content)];
        return changed;
    }

    private static void Append(StringBuilder text, IReadOnlyList<QueryChange> changes, bool isBackground, string head)
    {
        var isFirst = true;
        foreach (var change in changes)
        {
            if (change.Start >= 0 || change.Example is not null || change.IsBackground != isBackground)
                continue;
            if (isFirst)
                text.Append("\n\n").Append(head);
            isFirst = false;
            text.Append("\n- ").Append(change.Text);
        }
    }
}
