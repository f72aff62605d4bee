namespace LlmAttributes;

/// <content>What ensembles need beside the models.</content>
public sealed partial class LlmRuntimeBuilder
{
    private readonly Dictionary<string, ConsensusModel> _consensus = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConsensusStages> _stages = new(StringComparer.Ordinal);

    /// <summary>Says whom <see cref="MergeStrategy.WeightedConsensus"/> and <see cref="CascadeAttribute"/> trust how far; it goes before declared weights.</summary>
    /// <param name="model">What <see cref="ConsensusTrainer"/> made or <see cref="ConsensusModel.Load(Stream)"/> read.</param>
    /// <param name="call">The contract and the method, for instance <c>ISupportDesk.ClassifyAsync</c>, or <see langword="null"/> for all calls that have none of their own.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">There is one for the call already.</exception>
    public LlmRuntimeBuilder UseConsensus(ConsensusModel model, string? call = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!_consensus.TryAdd(call ?? "", model))
            throw new ArgumentException(call is null ? "There is a consensus model for all calls already." : $"There is a consensus model for '{call}' already.", nameof(model));
        return this;
    }

    /// <summary>Says how far the <see cref="CascadeAttribute"/> of a call goes, in place of its own thresholds: what was learned for a target of cost or of quality, its order and its stages included.</summary>
    /// <param name="call">The contract and the method, for instance <c>ISupportDesk.SolveAsync</c>.</param>
    /// <param name="stages">What <see cref="ConsensusStagesTrainer"/> made or <see cref="ConsensusStages.Load(Stream)"/> read; its members are those of the cascade.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">There are stages for the call already.</exception>
    public LlmRuntimeBuilder UseStages(string call, ConsensusStages stages)
    {
        ArgumentException.ThrowIfNullOrEmpty(call);
        ArgumentNullException.ThrowIfNull(stages);
        if (!_stages.TryAdd(call, stages))
            throw new ArgumentException($"There are stages for '{call}' already.", nameof(call));
        return this;
    }

    /// <summary>Adds a rule for the cascades that <see cref="CascadeAttribute{TRule}"/> gives to its type. Rules in a container are found without it.</summary>
    /// <typeparam name="TRule">The type that the attributes name.</typeparam>
    /// <param name="rule">The rule; one instance serves all calls.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">There is a rule for the type already.</exception>
    public LlmRuntimeBuilder AddCascadeRule<TRule>(TRule rule)
        where TRule : class
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (!_toolHosts.TryAdd(typeof(TRule), rule))
            throw new ArgumentException($"There is a rule '{typeof(TRule).Name}' already; each type has one.", nameof(rule));
        return this;
    }

    /// <summary>Adds a strategy for the ensembles that <see cref="EnsembleAttribute{TStrategy}"/> gives to its type. Strategies in a container are found without it.</summary>
    /// <typeparam name="TStrategy">The type that the attributes name.</typeparam>
    /// <param name="strategy">The strategy; one instance serves all calls.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">There is a strategy for the type already.</exception>
    public LlmRuntimeBuilder AddEnsembleStrategy<TStrategy>(TStrategy strategy)
        where TStrategy : class
    {
        ArgumentNullException.ThrowIfNull(strategy);
        if (!_toolHosts.TryAdd(typeof(TStrategy), strategy))
            throw new ArgumentException($"There is a strategy '{typeof(TStrategy).Name}' already; each type has one.", nameof(strategy));
        return this;
    }
}
