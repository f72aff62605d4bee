namespace LlmAttributes;

/// <summary>Marks a parameter whose value comes from outside, so that the model takes it as data: prompts show it escaped, between delimiters that nobody can guess.</summary>
/// <remarks>
/// <para>Each call has delimiters of its own, and the last line of its system message says what they mean. In the value, delimiters, special tokens of models and invisible
/// characters are written as text.</para>
/// <para>It makes attacks harder and cannot rule them out: what a model that has read the value may do needs limits of its own.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UntrustedAttribute : Attribute;
