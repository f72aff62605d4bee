using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Calls that remember.</summary>
[LlmClient, SystemPrompt("You chat.")]
public partial interface IChat
{
    [Prompt("{text}"), Example("a", "b")]
    Task<string> SayAsync([Memory] string? conversation, string text, CancellationToken cancellationToken = default);

    [Prompt("{text}")]
    IAsyncEnumerable<string> TellAsync(string text, [Memory] string conversation, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("{text}")]
    Task<LlmResult<bool>> AskAsync([Memory(MaxTokens = 100)] string conversation, [Untrusted] string text, [Tenant] string? tenant = null);

    [Prompt("For {tenant}: {text}")]
    Task<string> ForAsync(string text, [Tenant] string tenant);

    [Prompt("{pin}"), TracePerformance(CaptureContent = ContentCapture.Always)]
    Task<string> ConfideAsync([Memory] string conversation, [Sensitive] string pin);

    [Prompt("{text}"), TracePerformance(CaptureContent = ContentCapture.Always)]
    Task<string> TracedAsync([Memory] string conversation, string text, IEnumerable<AITool>? tools = null);

    [Prompt("{text}"), TracePerformance(CaptureContent = ContentCapture.Always)]
    Task<string> BriefAsync([Memory(MaxTokens = 60, Trim = MemoryTrim.Summarise)] string conversation, string text);

    [Prompt("{text}"), Model(Models.Fast)]
    Task<string> ShortAsync([Memory(MaxTokens = 60, Trim = MemoryTrim.Summarise)] string conversation, string text, ChatOptions? options = null);
}
