namespace LlmAttributes.OpenTelemetry.Tests;

/// <summary>A contract whose spans and metrics are exported.</summary>
[LlmClient, TracePerformance, Model(Fast)]
public partial interface IObservedDesk
{
    [LlmModel(Provider = "openai", ModelId = "gpt-x", InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
    const string Fast = "fast";

    [LlmModel(Provider = "anthropic", ModelId = "claude-x", InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 4)]
    const string Smart = "smart";

    [Prompt("Greet {name}.", Name = "greeting"), ModelOptions(Temperature = 0.5, MaxOutputTokens = 50, StopSequences = new[] { "END" })]
    Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);

    [Prompt("Greet {name}."), RetryWithBackoff(MaxAttempts = 2, BaseDelaySeconds = 0.001)]
    Task<string> RetryAsync(string name, CancellationToken cancellationToken = default);

    [Prompt("Tell of {name}.")]
    IAsyncEnumerable<string> TellAsync(string name, CancellationToken cancellationToken = default);

    [Prompt("Judge {name}."), Ensemble(MergeStrategy.MajorityVote, Fast, Smart)]
    Task<string> JudgeAsync(string name, CancellationToken cancellationToken = default);
}
