using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Prompts that are worked on while the program runs.</summary>
[LlmClient]
[PromptFragment("salutation", File = "Prompts/salutation.prompt.md")]
public partial interface IReloaded
{
    [Prompt(File = "Prompts/plain.prompt.md", Version = "2")]
    Task<LlmResult<string>> PlainAsync(string name, IReadOnlyList<string> notes, [Untrusted] string mail, LineOrder order, bool isOpen);

    [Prompt(File = "Prompts/rich.prompt.md")]
    Task<LlmResult<string>> RichAsync(string name, IReadOnlyList<string> notes, [Untrusted] string mail, LineOrder order, bool isOpen);

    [Prompt(File = "Prompts/salutation.prompt.md"), SystemPrompt("Be brief."), Example("in", "out")]
    IAsyncEnumerable<string> StreamAsync(string name, IEnumerable<ChatMessage> history, AIContent? image, CancellationToken cancellationToken = default);

    [Prompt("Go on, {name}."), PromptVariant("b", File = "Prompts/salutation.prompt.md", Weight = 100)]
    Task<bool> VaryAsync(string name, [Memory] string conversationId);

    [Prompt(File = "Prompts/salutation.prompt.md"), TracePerformance(CaptureContent = ContentCapture.Always)]
    Task<string> SecretAsync([Sensitive] string name);
}

/// <summary>An order.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Total">What it costs.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Lines">What is ordered.</param>
public sealed record LineOrder(int Id, decimal Total, DateOnly? Due, List<OrderLine> Lines);

/// <summary>A line of an order.</summary>
/// <param name="Name">What is ordered.</param>
/// <param name="Count">How often.</param>
/// <param name="Tags">What is said of it.</param>
public readonly record struct OrderLine(string Name, int Count, string[] Tags);
