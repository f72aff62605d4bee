using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Makes the messages of a rendered prompt.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prompt
{
    /// <summary>Stands where a sensitive value is not shown.</summary>
    public const string Mark = "[sensitive]";

    /// <summary>Keeps a rendered prompt together with what may be shown of it.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="shown">The prompt without its sensitive values.</param>
    /// <param name="secrets">The sensitive values as the prompt has them; <see langword="null"/> for some that have no name of their own.</param>
    /// <returns>The prompt.</returns>
    public static IReadOnlyList<ChatMessage> Shown(IReadOnlyList<ChatMessage> messages, IReadOnlyList<ChatMessage> shown, params string?[] secrets) => new ShownPrompt(messages, shown, secrets);

    /// <summary>Renders one value as a prompt does.</summary>
    /// <param name="text">The value.</param>
    /// <returns>The text.</returns>
    public static string Text(PromptText text) => text.ToStringAndClear();

    /// <summary>Makes a system message.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The message.</returns>
    public static ChatMessage System(string text) => new(ChatRole.System, text);

    /// <summary>Makes a system message.</summary>
    /// <param name="text">The text with its values.</param>
    /// <returns>The message.</returns>
    public static ChatMessage System(PromptText text) => text.ToMessage(ChatRole.System);

    /// <summary>Makes a user message.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The message.</returns>
    public static ChatMessage User(string text) => new(ChatRole.User, text);

    /// <summary>Makes a user message.</summary>
    /// <param name="text">The text with its values.</param>
    /// <returns>The message.</returns>
    public static ChatMessage User(PromptText text) => text.ToMessage(ChatRole.User);

    /// <summary>Makes a user message with attachments.</summary>
    /// <param name="text">The text.</param>
    /// <param name="attachments">What follows the text; <see langword="null"/> entries are left out.</param>
    /// <returns>The message.</returns>
    public static ChatMessage User(string text, IEnumerable<AIContent?>? attachments) => Attach(new(ChatRole.User, [new TextContent(text)]), attachments);

    /// <summary>Makes a user message with attachments.</summary>
    /// <param name="text">The text with its values.</param>
    /// <param name="attachments">What follows the text; <see langword="null"/> entries are left out.</param>
    /// <returns>The message.</returns>
    public static ChatMessage User(PromptText text, IEnumerable<AIContent?>? attachments) => Attach(text.ToMessage(ChatRole.User), attachments);

    /// <summary>Makes an assistant message.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The message.</returns>
    public static ChatMessage Assistant(string text) => new(ChatRole.Assistant, text);

    /// <summary>Makes an assistant message.</summary>
    /// <param name="text">The text with its values.</param>
    /// <returns>The message.</returns>
    public static ChatMessage Assistant(PromptText text) => text.ToMessage(ChatRole.Assistant);

    /// <summary>Shows a sequence as a list with a dash before each item.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The list.</returns>
    public static PromptList<T> Bullets<T>(IEnumerable<T>? items) => new(items, isNumbered: false);

    /// <summary>Shows a sequence as a list with a number before each item.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The list.</returns>
    public static PromptList<T> Numbered<T>(IEnumerable<T>? items) => new(items, isNumbered: true);

    /// <summary>Shows a value as JSON.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="write">Writes it.</param>
    /// <returns>The JSON.</returns>
    public static string Json<T>(T? value, JsonWrite<T> write) => JsonSheet.Write(value, write);

    /// <summary>Shows a value that may be missing as JSON.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="write">Writes it.</param>
    /// <returns>The JSON.</returns>
    public static string JsonOrNull<T>(T? value, JsonWrite<T> write)
        where T : struct => value is { } known ? JsonSheet.Write(known, write) : "null";

    /// <summary>Whether a sequence has items, for conditions.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>Whether there is one.</returns>
    public static bool HasItems<T>(IEnumerable<T>? items) => items?.Any() == true;

    /// <summary>Ends the stable beginning of the prompt with a message.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The message.</returns>
    public static ChatMessage EndPrefix(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        LlmPromptCache.MarkEnd(message.Contents[^1]);
        return message;
    }

    /// <summary>Adds to a message what changes from call to call.</summary>
    /// <param name="message">The message so far.</param>
    /// <param name="text">The text.</param>
    /// <returns>The message.</returns>
    public static ChatMessage Continue(ChatMessage message, string text) => Continue(message, text, null);

    /// <summary>Adds to a message what changes from call to call.</summary>
    /// <param name="message">The message so far.</param>
    /// <param name="text">The text with its values.</param>
    /// <returns>The message.</returns>
    public static ChatMessage Continue(ChatMessage message, PromptText text) => Continue(message, text, null);

    /// <summary>Adds to a message what changes from call to call.</summary>
    /// <param name="message">The message so far.</param>
    /// <param name="text">The text.</param>
    /// <param name="attachments">What follows the text; <see langword="null"/> entries are left out.</param>
    /// <returns>The message.</returns>
    public static ChatMessage Continue(ChatMessage message, string text, IEnumerable<AIContent?>? attachments)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.Contents.Add(new TextContent(text));
        return Attach(message, attachments);
    }

    /// <summary>Adds to a message what changes from call to call.</summary>
    /// <param name="message">The message so far.</param>
    /// <param name="text">The text with its values.</param>
    /// <param name="attachments">What follows the text; <see langword="null"/> entries are left out.</param>
    /// <returns>The message.</returns>
    public static ChatMessage Continue(ChatMessage message, PromptText text, IEnumerable<AIContent?>? attachments)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var content in text.ToMessage(message.Role).Contents)
            message.Contents.Add(content);
        return Attach(message, attachments);
    }

    private static ChatMessage Attach(ChatMessage message, IEnumerable<AIContent?>? attachments)
    {
        foreach (var attachment in attachments ?? [])
        {
            if (attachment is not null)
                message.Contents.Add(attachment);
        }

        return message;
    }

    /// <summary>Leaves it to the call for which chunks of a document the prompt is rendered.</summary>
    /// <typeparam name="TState">The type of the other arguments.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="state">The other arguments.</param>
    /// <param name="render">Renders the prompt of a chunk.</param>
    /// <param name="progress">Is told of each chunk.</param>
    /// <returns>The prompt.</returns>
    public static IReadOnlyList<ChatMessage> Chunked<TState>(ChunkSource document, TState state, Func<TState, string, IReadOnlyList<ChatMessage>> render, IProgress<ChunkProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(render);
        return new ChunkedPrompt(document, chunk => render(state, chunk), progress);
    }
}
