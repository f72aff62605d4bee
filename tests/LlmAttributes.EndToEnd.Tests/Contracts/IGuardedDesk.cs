namespace LlmAttributes.EndToEnd.Tests;

[LlmClient, Model(Keys.OpenAI), MaskPersonalData, OutputGuard<NoPrices>(HoldStream = true), TracePerformance]
public partial interface IGuardedDesk
{
    [Prompt("Answer this mail: {mail}"), Shadow(Keys.Anthropic, Share = 1)]
    Task<LlmResult<string>> AnswerAsync(string mail, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Who wrote this? {mail}"), OutputGuard<NoPrices>(Enabled = false)]
    Task<Sender> ReadAsync(string mail, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Answer this mail: {mail}"), OutputGuard<NoPrices>(Enabled = false)]
    IAsyncEnumerable<string> TellAsync(string mail, LlmCallOptions? options, CancellationToken cancellationToken = default);

    [Prompt("Answer this mail: {mail}")]
    IAsyncEnumerable<string> TellGuardedAsync(string mail, LlmCallOptions? options, CancellationToken cancellationToken = default);
}

/// <summary>Who wrote a mail.</summary>
public sealed record Sender(string Name, string Address);
