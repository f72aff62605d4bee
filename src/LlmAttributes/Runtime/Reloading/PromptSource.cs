using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>What a prompt from files is made of, so that it can be read again while the program runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PromptSource
{
    private readonly Dictionary<string, PromptValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PromptTemplate> _fragments = new(StringComparer.Ordinal);
    private readonly List<(string Input, string Output)> _examples = [];
    private bool _isUntrusted;
    private bool _isSensitive;

    internal PromptTemplate Prompt { get; private set; } = new(null, "");

    internal PromptTemplate? SystemPrompt { get; private set; }

    internal bool IsSystemShared { get; private set; }

    internal string? AnswerFormat { get; private set; }

    internal IReadOnlyDictionary<string, PromptValue> Values => _values;

    internal IReadOnlyDictionary<string, PromptTemplate> Fragments => _fragments;

    internal IReadOnlyList<(string Input, string Output)> Examples => _examples;

    /// <summary>Sets the prompt.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The source.</returns>
    public PromptSource User(string? file, string text)
    {
        Prompt = new(file, PromptFolder.Normalise(text));
        return this;
    }

    /// <summary>Sets the system prompt.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="isShared">Whether several calls have it, so that it holds no placeholders.</param>
    /// <returns>The source.</returns>
    public PromptSource System(string? file, string text, bool isShared)
    {
        SystemPrompt = new(file, PromptFolder.Normalise(text));
        IsSystemShared = isShared;
        return this;
    }

    /// <summary>Adds a text that may be included.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="file">Its file.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The source.</returns>
    public PromptSource Fragment(string name, string? file, string text)
    {
        _fragments.TryAdd(name, new(file, PromptFolder.Normalise(text)));
        return this;
    }

    /// <summary>Adds a pair of messages before the prompt.</summary>
    /// <param name="input">What is asked.</param>
    /// <param name="output">What is answered.</param>
    /// <returns>The source.</returns>
    public PromptSource Example(string input, string output)
    {
        _examples.Add((input, output));
        return this;
    }

    /// <summary>Sets what the model is told about the form of its answer.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The source.</returns>
    public PromptSource Format(string text)
    {
        AnswerFormat = text;
        return this;
    }

    /// <summary>Begins the values of a parameter.</summary>
    /// <param name="isUntrusted">Whether it comes from outside.</param>
    /// <param name="isSensitive">Whether nobody but the model may see it.</param>
    /// <returns>The source.</returns>
    public PromptSource Parameter(bool isUntrusted, bool isSensitive)
    {
        _isUntrusted = isUntrusted;
        _isSensitive = isSensitive;
        return this;
    }

    /// <summary>Adds a value of the parameter.</summary>
    /// <param name="key">The path, with <c>[]</c> for the items of a sequence.</param>
    /// <param name="shape">What conditions and loops may do with it.</param>
    /// <param name="hasJson">Whether it is written as JSON too.</param>
    /// <returns>The source.</returns>
    public PromptSource Value(string key, PromptShape shape, bool hasJson)
    {
        _values.TryAdd(key, new(key, shape, hasJson, _isUntrusted, _isSensitive));
        return this;
    }
}
