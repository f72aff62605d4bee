using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Every result a call can have.</summary>
[LlmClient]
public partial interface IResults
{
    [Prompt("p")]
    Task<string> TextAsync();

    [Prompt("p")]
    ValueTask<string> ValueTextAsync();

    [Prompt("p")]
    Task<Mood> MoodAsync();

    [Prompt("p")]
    ValueTask<bool> BoolAsync();

    [Prompt("p")]
    Task<int> IntAsync();

    [Prompt("p")]
    Task<decimal> DecimalAsync();

    [Prompt("p")]
    Task<ChatResponse> ResponseAsync();

    [Prompt("p")]
    Task<LlmResult<Mood>> ResultAsync(LlmCallOptions? options = null, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default);

    [Prompt("p")]
    IAsyncEnumerable<string> StreamAsync(CancellationToken cancellationToken = default);

    [Prompt("p")]
    IAsyncEnumerable<ChatResponseUpdate> UpdatesAsync();

    Task<string> TwiceAsync() => TextAsync();
}
