using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Renders a prompt: literals and values, always in the invariant culture, without boxing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[InterpolatedStringHandler]
public ref struct PromptText
{
    private DefaultInterpolatedStringHandler _text;
    private List<AIContent>? _contents;
    private bool _isTrimmed;

    /// <summary>Begins a prompt.</summary>
    /// <param name="literalLength">The length of all literals.</param>
    /// <param name="formattedCount">The number of values.</param>
    public PromptText(int literalLength, int formattedCount) => _text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    /// <summary>Begins a short text.</summary>
    /// <param name="buffer">Takes it as long as it has room.</param>
    internal PromptText(Span<char> buffer) => _text = new(0, 0, CultureInfo.InvariantCulture, buffer);

    /// <summary>Appends a literal.</summary>
    /// <param name="value">The literal.</param>
    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    /// <summary>Appends a text.</summary>
    /// <param name="value">The text.</param>
    public void AppendFormatted(string? value) => _text.AppendFormatted(value);

    /// <summary>Appends a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value; a sequence is written as a list with commas.</param>
    public void AppendFormatted<T>(T value)
    {
        if (default(T) is null && value is IEnumerable items and not string)
            AppendList(items, null);
        else
            _text.AppendFormatted(value);
    }

    /// <summary>Appends a value in a format.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value; in a sequence each item takes the format.</param>
    /// <param name="format">The format.</param>
    public void AppendFormatted<T>(T value, string? format)
    {
        if (default(T) is null && value is IEnumerable items and not string)
            AppendList(items, format);
        else
            _text.AppendFormatted(value, format);
    }

    /// <summary>Appends a list of one item per line.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="list">The list.</param>
    public void AppendFormatted<T>(PromptList<T> list)
    {
        var number = 0;
        foreach (var item in list.Items ?? [])
        {
            if (number++ > 0)
                _text.AppendLiteral("\n");
            if (list.IsNumbered)
            {
                _text.AppendFormatted(number);
                _text.AppendLiteral(". ");
            }
            else
            {
                _text.AppendLiteral("- ");
            }

            AppendItem(item, list.IsNumbered);
        }
    }

    /// <summary>Appends an untrusted value, escaped and between its delimiters.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(FencedText value)
    {
        _text.AppendLiteral("<untrusted-");
        _text.AppendFormatted(value.Id);
        _text.AppendLiteral(">");
        UntrustedText.Append(ref _text, value.Value);
        _text.AppendLiteral("</untrusted-");
        _text.AppendFormatted(value.Id);
        _text.AppendLiteral(">");
    }

    /// <summary>Appends the place that passages are put into.</summary>
    /// <param name="slot">The place.</param>
    public void AppendFormatted(RetrievedSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        EndText();
        _contents!.Add(slot.ToContent());
    }

    /// <summary>Leaves out the last line end, which the last block of the prompt has left there.</summary>
    /// <returns>The prompt.</returns>
    public PromptText ToTrimmed()
    {
        _isTrimmed = true;
        return this;
    }

    /// <summary>Ends the prompt.</summary>
    /// <returns>The text.</returns>
    public string ToStringAndClear() => _text.ToStringAndClear();

    /// <summary>Ends a prompt whose last lines are a block's, each with a line end of its own.</summary>
    /// <returns>The text without the last line end.</returns>
    public string ToLines()
    {
        var text = _text.ToStringAndClear();
        return text.EndsWith('\n') ? text[..^1] : text;
    }

    /// <summary>Ends the prompt as a message.</summary>
    internal ChatMessage ToMessage(ChatRole role)
    {
        if (_contents is null)
            return new(role, _isTrimmed ? ToLines() : ToStringAndClear());
        EndText();
        return new(role, _contents);
    }

    private void EndText()
    {
        var text = _isTrimmed ? ToLines() : _text.ToStringAndClear();
        _contents ??= [];
        if (text.Length > 0)
            _contents.Add(new TextContent(text));

        // Without room of its own, which would have to be given back if nothing follows.
        _text = new(0, 0, CultureInfo.InvariantCulture, []);
    }

    // The further lines of an item belong to it, so that no item can pass for two.
    private void AppendItem<T>(T item, bool isNumbered)
    {
        if (item is not string text || !text.Contains('\n', StringComparison.Ordinal))
            AppendFormatted(item);
        else
            _text.AppendLiteral(text.Replace("\n", isNumbered ? "\n   " : "\n  ", StringComparison.Ordinal));
    }

    private void AppendList(IEnumerable items, string? format)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                _text.AppendLiteral(", ");
            isFirst = false;
            _text.AppendFormatted(item, format);
        }
    }
}
