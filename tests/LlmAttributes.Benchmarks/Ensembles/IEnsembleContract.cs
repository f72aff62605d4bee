namespace LlmAttributes.Benchmarks.Ensembles;

/// <summary>Three models that vote.</summary>
[LlmClient]
public partial interface IEnsembleContract
{
    [Prompt("Is it {claim}?")]
    [Ensemble(MergeStrategy.MajorityVote, Members.First, Members.Second, Members.Third)]
    Task<EnsembleResponse<bool>> JudgeAsync(string claim, CancellationToken cancellationToken = default);
}
