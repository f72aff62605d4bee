namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Ensembles that stream.</summary>
[LlmClient, MaskPersonalData]
internal partial interface IPanel
{
    [Prompt("Answer {question}"), Ensemble(MergeStrategy.FirstGood, Models.Local, Models.Fast)]
    IAsyncEnumerable<string> FirstAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Answer {question}"), Ensemble(MergeStrategy.WeightedConsensus, Models.Local, Models.Fast, Models.Smart)]
    LlmStream<string> AgreeAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Answer {question}"), Cascade(Models.Local, Models.Fast, Models.Smart)]
    IAsyncEnumerable<string> ClimbAsync(string question, [Memory] string? conversation = null, CancellationToken cancellationToken = default);

    [Prompt("Answer {question}"), Cascade<LongEnough>(Models.Local, Models.Fast, Models.Smart)]
    Task<EnsembleResponse<string>> TrustAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Answer {question}"), Cascade<LongEnough>(Models.Local, Models.Fast, Models.Smart)]
    IAsyncEnumerable<string> TellAsync(string question, CancellationToken cancellationToken = default);
}
