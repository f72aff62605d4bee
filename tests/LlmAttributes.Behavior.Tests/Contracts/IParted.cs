namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Calls whose queries are examples to the same owner alone.</summary>
[LlmClient]
[Model(Models.Fast)]
[OptimizeQuery(Strategies = QueryStrategies.Exemplify, PartitionBy = ["userId", "desk"])]
public partial interface IParted
{
    [Prompt("{question}")]
    Task<LlmResult<string>> AskAsync(string question, string userId, int desk, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("{question}")]
    [Ensemble(MergeStrategy.MajorityVote, Models.Fast, Models.Smart)]
    Task<EnsembleResponse<string>> VoteAsync([Tenant] string tenant, string question, string userId, int desk);

    [Prompt("{question}")]
    [Cache(DurationSeconds = 60)]
    Task<string> KeepAsync(string question, string userId, int desk);

    [Prompt("{question}")]
    Task<LlmResult<string>> ReadAsync(string question, IEnumerable<string> userId, int desk);
}
