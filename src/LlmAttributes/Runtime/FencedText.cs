using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>An untrusted value between its delimiters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FencedText
{
    internal FencedText(string id, string value)
    {
        Id = id;
        Value = value;
    }

    internal string Id { get; }

    internal string Value { get; }
}
