namespace LlmAttributes;

/// <content>What ensembles need beside the models.</content>
public sealed partial class LlmRuntime
{
    private readonly IReadOnlyDictionary<string, ConsensusModel> _consensus;

    private readonly IReadOnlyDictionary<string, ConsensusStages> _stages;

    /// <summary>How far a cascade goes by what was learned for its call.</summary>
    internal ConsensusStages? StagesOf(string call) => _stages.GetValueOrDefault(call);

    /// <summary>Whom an ensemble trusts how far by what was learned, for its call or for all calls.</summary>
    internal ConsensusModel? ConsensusOf(string call) => _consensus.GetValueOrDefault(call) ?? _consensus.GetValueOrDefault("");
}
