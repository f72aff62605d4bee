using LlmAttributes.Behavior.Tests.Contracts;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Streams of values with a budget, which are scored in the end.</summary>
[LlmClient, Model(Models.Fast), ModelOptions(MaxOutputTokens = 100), Budget(MonthlyUsd = 0.0025), MonitorQuality(MinScore = 0.4)]
public partial interface IMeteredStreams
{
    [Prompt("p")]
    IAsyncEnumerable<Plain> ItemsAsync(CancellationToken cancellationToken = default);

    [Prompt("p")]
    LlmStream<Plain> StreamAsync(CancellationToken cancellationToken = default);

    [Prompt("p")]
    IAsyncEnumerable<Partial<Plain>> PartialAsync(CancellationToken cancellationToken = default);

    [Prompt("p")]
    IAsyncEnumerable<string> TextAsync(CancellationToken cancellationToken = default);
}
