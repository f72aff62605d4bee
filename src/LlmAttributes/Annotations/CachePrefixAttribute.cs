namespace LlmAttributes;

/// <summary>Lets providers cache what stands at the beginning of the messages and does not change from call to call: system prompt, examples, the prompt up to its first value.</summary>
/// <remarks>
/// <para>On a parameter it says that its value seldom changes, such as a document that many questions are asked about: it then counts as stable text.</para>
/// <para>The end of the prefix is marked (<see cref="LlmPromptCache.PrefixEnd"/>); <c>WithPromptCache</c> of <c>LlmAttributes.Anthropic</c> makes a cache breakpoint of it.
/// Clients with <c>UseLlmAttributes</c> of <c>LlmAttributes.OpenAI</c> send the prompt's fingerprint as <c>prompt_cache_key</c> to OpenAI.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly | AttributeTargets.Parameter, Inherited = false)]
public sealed class CachePrefixAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether the prefix is marked.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited mark.</value>
    public bool Enabled { get; set; } = true;
}
