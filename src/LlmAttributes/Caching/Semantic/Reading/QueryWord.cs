namespace LlmAttributes;

/// <summary>One word of a query.</summary>
/// <param name="Text">The word in small letters.</param>
/// <param name="Form">The word that stands for it and all that mean the same.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="IsName">Whether it is written like a name.</param>
internal readonly record struct QueryWord(string Text, string Form, WordKind Kind, bool IsName)
{
    /// <summary>The hash of the form, the same in every process.</summary>
    public uint Hash { get; } = TextHash.Of(Form);
}
