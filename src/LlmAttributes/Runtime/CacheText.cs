using System.Collections;
using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Takes what a prompt is rendered from, and hashes it in place of rendering it. Where nothing is cached it does nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CacheText
{
    internal CacheText(KeyBuffer buffer) => Buffer = buffer;

    internal KeyBuffer? Buffer { get; }

    /// <summary>Appends a text.</summary>
    /// <param name="value">The text.</param>
    public void AppendFormatted(string? value) => Buffer?.Text(KeyPart.Value, value);

    /// <summary>Appends a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    /// <summary>Appends a value in a format.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value; in a sequence each item takes the format.</param>
    /// <param name="format">The format.</param>
    public void AppendFormatted<T>(T value, string? format)
    {
        if (Buffer is null)
            return;
        if (default(T) is null && value is IEnumerable items and not string)
            AppendList(items, format);
        else
            Buffer.Value(value, format);
    }

    /// <summary>Appends a list of one item per line.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="list">The list.</param>
    public void AppendFormatted<T>(PromptList<T> list)
    {
        if (!AppendItems(list.Items))
            return;
        foreach (var item in list.Items!)
        {
            AppendItem();
            AppendFormatted(item);
        }

        AppendEnd();
    }

    /// <summary>Appends the text whose meaning decides.</summary>
    /// <param name="value">The text.</param>
    public void AppendMeaning(string? value) => Buffer?.AddMeaning(value);

    /// <summary>Appends that a condition holds.</summary>
    public void AppendTaken() => Buffer?.Mark(KeyPart.Taken);

    /// <summary>Appends that a condition does not hold.</summary>
    public void AppendNotTaken() => Buffer?.Mark(KeyPart.NotTaken);

    /// <summary>Begins a sequence.</summary>
    /// <param name="items">The sequence.</param>
    /// <returns>Whether it can be read here and then again when the prompt is rendered.</returns>
    public bool AppendItems(IEnumerable? items) => Buffer is not null && ContentKeys.Begin(Buffer, items);

    /// <summary>Begins an item of a sequence.</summary>
    public void AppendItem() => Buffer?.Mark(KeyPart.Item);

    /// <summary>Ends a sequence.</summary>
    public void AppendEnd() => Buffer?.Mark(KeyPart.End);

    /// <summary>Appends earlier messages.</summary>
    /// <param name="history">The messages.</param>
    public void AppendHistory(IEnumerable<ChatMessage>? history)
    {
        if (Buffer is not null)
            ContentKeys.Add(Buffer, history);
    }

    /// <summary>Appends an attachment.</summary>
    /// <param name="content">The attachment.</param>
    public void AppendContent(AIContent? content)
    {
        if (Buffer is not null)
            ContentKeys.Add(Buffer, content);
    }

    /// <summary>Appends attachments.</summary>
    /// <param name="contents">The attachments.</param>
    public void AppendContents(IEnumerable<AIContent?>? contents)
    {
        if (Buffer is not null)
            ContentKeys.Add(Buffer, contents);
    }

    /// <summary>Appends the value that parts the answers.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    public void AppendPartition<T>(T value)
    {
        Buffer?.Mark(KeyPart.Partition);
        AppendFormatted(value);
    }

    private void AppendList(IEnumerable items, string? format)
    {
        if (!AppendItems(items))
            return;
        foreach (var item in items)
        {
            Buffer!.Mark(KeyPart.Item);
            Buffer.Value(item, format);
        }

        Buffer!.Mark(KeyPart.End);
    }
}
