using System.ComponentModel;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Calls that other agents use as tools.</summary>
[LlmClient]
[Model(Models.Fast)]
[RetryWithBackoff(MaxAttempts = 2, BaseDelaySeconds = 0.1, Jitter = RetryJitter.None)]
[TracePerformance]
public partial interface IExpert
{
    [LlmTool, Description("Tells the capital of a country.")]
    [Prompt("What is the capital of {country}?")]
    Task<string> CapitalAsync([Description("The country.")] string country, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [LlmTool(Name = "sum_up", RequiresApproval = true)]
    [Prompt("The bill of {text}.")]
    Task<Bill> BillAsync(string text, CancellationToken cancellationToken = default);

    [Prompt("Say {text}.")]
    Task<string> SayAsync(string text, CancellationToken cancellationToken = default);

    [Prompt("Ask about {text}."), Tools(typeof(Almanac))]
    Task<string> AskAsync(string text, CancellationToken cancellationToken = default);
}
