using System.ComponentModel;
using System.Security.Cryptography;

namespace LlmAttributes.Runtime;

/// <summary>The delimiters around the untrusted values of one prompt.</summary>
/// <param name="id">What nobody can guess.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PromptFence(string id)
{
    private const int Bytes = 8;

    /// <summary>Gets what nobody can guess.</summary>
    public string Id => id;

    /// <summary>Makes delimiters for a prompt that is rendered without a client.</summary>
    /// <returns>The delimiters.</returns>
    public static PromptFence New() => New(RandomNumberGenerator.GetBytes);

    /// <summary>Puts a text between the delimiters.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The fenced text.</returns>
    public FencedText Wrap(string? value) => new(id, value ?? "");

    /// <summary>Puts a value between the delimiters.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The fenced text.</returns>
    public FencedText Wrap<T>(T value)
    {
        var text = new PromptText(0, 1);
        text.AppendFormatted(value);
        return new(id, text.ToStringAndClear());
    }

    /// <summary>Puts a value between the delimiters.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">Its format.</param>
    /// <returns>The fenced text.</returns>
    public FencedText Wrap<T>(T value, string? format)
    {
        var text = new PromptText(0, 1);
        text.AppendFormatted(value, format);
        return new(id, text.ToStringAndClear());
    }

    /// <summary>Puts a list between the delimiters.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="list">The list.</param>
    /// <returns>The fenced text.</returns>
    public FencedText Wrap<T>(PromptList<T> list)
    {
        var text = new PromptText(0, 1);
        text.AppendFormatted(list);
        return new(id, text.ToStringAndClear());
    }

    /// <summary>Makes the place that passages are put into when the call is made.</summary>
    /// <param name="index">The number of the retrieval among those of the call.</param>
    /// <param name="name">The placeholder.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="partition">The part of the store that is searched.</param>
    /// <returns>The place.</returns>
    public RetrievedSlot Retrieved(int index, string name, string? query, string? partition = null) => new(id, index, name, query ?? "", partition);

    internal static PromptFence New(Func<int, byte[]> random) => new(Convert.ToHexString(random(Bytes)));
}
