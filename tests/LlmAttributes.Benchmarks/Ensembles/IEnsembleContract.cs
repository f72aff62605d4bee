namespace LlmAttributes.Benchmarks.Ensembles;

/// <summary>Three models that vote.</summary>
[LlmClient]
public partial interface IEnsembleContract
{
    [Prompt("Is it {claim}?")]
    [Ensemble(MergeStrategy.MajorityVote, MemberModels.First, MemberModels.Second, MemberModels.Third)]
    Task<EnsembleResponse<bool>> JudgeAsync(string claim, CancellationToken cancellationToken = default);
}
