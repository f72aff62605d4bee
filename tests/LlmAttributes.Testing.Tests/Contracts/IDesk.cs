using System.ComponentModel;

namespace LlmAttributes.Testing.Tests;

/// <summary>What the kit is tried with.</summary>
[LlmClient]
[RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 1, Jitter = RetryJitter.None)]
internal partial interface IDesk
{
    [Prompt("Classify: {body}")]
    [Repair(MaxReasks = 1)]
    Task<LlmResult<Mood>> ClassifyAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Extract the ticket from: {body}")]
    Task<LlmResult<Ticket>> ExtractAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Tell me of: {body}")]
    IAsyncEnumerable<string> TellAsync(string body, CancellationToken cancellationToken = default);
}

internal enum Mood
{
    Glad,
    Angry,
}

internal sealed record Ticket(string Title, Mood Mood, [property: Description("From 1 to 5.")] int Priority);
