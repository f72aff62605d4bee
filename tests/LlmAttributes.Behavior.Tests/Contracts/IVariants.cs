namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Prompts that are compared.</summary>
[LlmClient, TracePerformance]
[SystemPrompt("You are terse.")]
public partial interface IVariants
{
    [Prompt("Sum up: {text}", Name = "sum", Version = "2")]
    [PromptVariant("b", "Shorten: {text}", Weight = 30)]
    [PromptVariant("in a file", File = "Prompts/variant.prompt.md", Weight = 20)]
    Task<LlmResult<string>> SumAsync(string text, [StickyKey] string user, CancellationToken cancellationToken = default);

    [Prompt("Tell {text}."), PromptVariant("b", "Say {text}.", Weight = 100)]
    IAsyncEnumerable<string> TellAsync([Untrusted] string text, LlmCallOptions? options = null, CancellationToken cancellationToken = default);
}
