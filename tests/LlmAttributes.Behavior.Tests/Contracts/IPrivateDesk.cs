using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Values that nobody but the model may see.</summary>
[LlmClient, TracePerformance, SystemPrompt("You are terse.")]
public partial interface IPrivateDesk
{
    [Prompt("Charge {card.Number} for {name}, at the most {card.Limit:F2}.")]
    Task<string> ChargeAsync(string name, [Sensitive] Card card, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("Charge {card:json} for {name}.")]
    Task<string> ChargeJsonAsync(string name, [Sensitive] Card card, CancellationToken cancellationToken = default);

    [Prompt("Read {name}.")]
    IAsyncEnumerable<string> ReadAsync([Sensitive] string name, [Sensitive] DataContent scan, CancellationToken cancellationToken = default);

    [Prompt("Greet {name}."), TracePerformance(CaptureContent = ContentCapture.Never)]
    Task<string> NeverAsync(string name, CancellationToken cancellationToken = default);

    [Prompt("Greet {name}."), TracePerformance(CaptureContent = ContentCapture.Always)]
    Task<string> AlwaysAsync(string name, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default);
}

/// <summary>A card.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Limit">What it may be charged.</param>
public sealed record Card(string Number, decimal Limit);
