using System.Globalization;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Makes the strategies that attributes declare.</summary>
internal static class EnsembleStrategies
{
    public static MergeStrategy KindOf<T>(ILlmEnsembleStrategy<T> strategy) => strategy switch
    {
        MajorityVoteStrategy<T> => MergeStrategy.MajorityVote,
        WeightedConsensusStrategy<T> or TextConsensusStrategy => MergeStrategy.WeightedConsensus,
        BestOfNStrategy<T> => MergeStrategy.BestOfN,
        FirstGoodStrategy<T> => MergeStrategy.FirstGood,
        CascadeStrategy<T> or StagedStrategy<T> => MergeStrategy.Cascade,
        _ => MergeStrategy.Own,
    };

    /// <summary>Makes the strategy of a bound ensemble.</summary>
    /// <returns>The strategy, or <see langword="null"/> when the runtime has none of the declared type.</returns>
    public static ILlmEnsembleStrategy<T>? Of<T>(EnsemblePlan plan, BoundMember[] members, CallPlan call, Answer<T> answer, LlmRuntime runtime)
    {
        switch (plan.Strategy)
        {
            case MergeStrategy.WeightedConsensus:
                var (learned, observed) = Trust(members, call.FullName, runtime);
                return typeof(T) == typeof(string)
                    ? (ILlmEnsembleStrategy<T>)(object)new TextConsensusStrategy(SimilarityOf(plan, call, runtime), learned, Synthesizer(plan, call, runtime)) { Observed = observed }
                    : Merged(new WeightedConsensusStrategy<T>(learned, NameOf, plan.TieBreak ?? TieBreak.BestMember) { Observed = observed }, answer);
            case MergeStrategy.BestOfN:
                return new BestOfNStrategy<T>(plan.Judge is { } judge ? new JudgeAnswerScorer<T>(runtime.CreateChatClient(Helper(call, judge, "judge"))) : null);
            case MergeStrategy.FirstGood:
                return new FirstGoodStrategy<T>();
            case MergeStrategy.Cascade when runtime.StagesOf(call.FullName) is { } stages:
                if (plan.Rule is { } idle)
                    throw new LlmConfigurationException([$"'{call.FullName}' accepts by '{idle.Type.Name}', which the stages learned for it never ask; name no rule in [Cascade], or take UseStages away."]);
                return Staged<T>(stages, members, call.FullName, NameOf);
            case MergeStrategy.Cascade:
                var (model, seen) = Trust(members, call.FullName, runtime);
                return new CascadeStrategy<T>(new()
                {
                    AcceptAt = plan.ConfidenceTarget ?? EnsembleBallot<T>.DefaultTarget,
                    AcceptAgreement = !plan.IgnoreAgreement,
                    AcceptQualityAt = plan.AcceptQualityAt,
                    Accept = plan.Rule is { } rule ? Rule<T>(rule, call.FullName, runtime).Accepts : null,
                    Consensus = model,
                    Observed = seen,
                    NameOf = NameOf,
                });
            case MergeStrategy.Own:
                return plan.Own is { } own ? runtime.ToolHosts(own.Type) as ILlmEnsembleStrategy<T> ?? own.Create?.Invoke() as ILlmEnsembleStrategy<T> : null;
            default:
                return Merged(new MajorityVoteStrategy<T>(plan.TieBreak ?? TieBreak.FirstListed), answer);
        }

        static string NameOf(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    private static ILlmEnsembleStrategy<T> Merged<T>(VotingStrategy<T> vote, Answer<T> answer) => answer.Voter is { } voter ? new MergedVoteStrategy<T>(vote, voter) : vote;

    private static ICascadeRule<T> Rule<T>(CascadeRulePlan rule, string call, LlmRuntime runtime) =>
        runtime.ToolHosts(rule.Type) as ICascadeRule<T> ?? rule.Create?.Invoke() as ICascadeRule<T> ?? throw new LlmConfigurationException(
            [$"'{call}' accepts by '{rule.Type.Name}', which the runtime does not have as a cascade rule of '{typeof(T).Name}' and which has no public constructor without parameters; call LlmRuntimeBuilder.AddCascadeRule, or register it in the container."]);

    private static StagedStrategy<T> Staged<T>(ConsensusStages stages, BoundMember[] members, string call, Func<T, string> nameOf)
    {
        var learned = stages.Stages.SelectMany(static stage => stage).ToHashSet(StringComparer.Ordinal);
        if (!learned.SetEquals(members.Select(static member => member.Candidate.Model.Key)))
            throw new LlmConfigurationException([$"'{call}' has other members than the stages learned for it ('{string.Join("', '", learned.Order(StringComparer.Ordinal))}'); name those in [Cascade], or learn the stages again."]);
        return new(stages, nameOf);
    }

    private static ITextSimilarity? SimilarityOf(EnsemblePlan plan, CallPlan call, LlmRuntime runtime) => plan switch
    {
        { EmbedBy: { } model } => new EmbeddingSimilarity(runtime.CreateEmbeddingGenerator<string, Embedding<float>>(Helper(call, model, "similarity"))),
        { Similarity: TextSimilarityKind.Characters } => new CharacterSimilarity(),
        _ => null,
    };

    private static AnswerSynthesizer? Synthesizer(EnsemblePlan plan, CallPlan call, LlmRuntime runtime) =>
        plan.SynthesizeBy is { } model ? new(runtime.CreateChatClient(Helper(call, model, "synthesis"))) : null;

    // Who helps to merge is booked on a line of its own, within the budgets of the call.
    private static CallPlan Helper(CallPlan call, string model, string role) =>
        new(call.Contract) { Call = $"{call.Call} ({role})", Model = model, Models = call.Models, Trace = call.Trace, Retry = call.Retry, Budget = call.Budget };

    // What was learned goes first, then what was said of this ensemble, then what was said of the models and seen of their answers.
    private static (ConsensusModel? Learned, ObservedTrust? Observed) Trust(BoundMember[] members, string call, LlmRuntime runtime)
    {
        if (runtime.ConsensusOf(call) is { } learned)
            return (learned, null);
        if (Array.Exists(members, static m => m.Weight is not null))
            return default;
        Candidate[] models = [.. members.Select(static m => m.Candidate).DistinctBy(static c => c.Model.Key)];
        var isDeclared = Array.TrueForAll(models, static c => c.Model.Facts.Quality is not null);
        var declared = Array.ConvertAll(models, static c => c.Model.Facts.Quality ?? ConsensusModel.ExpectedQuality);
        var keys = Array.ConvertAll(models, static c => c.Model.Key);
        if (runtime.Quality.TeachesEnsembles)
            return (null, new(new(runtime.Quality, call, keys, declared), keys, declared, isDeclared));
        return (isDeclared ? ConsensusModel.FromQuality(keys.Zip(declared).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal)) : null, null);
    }
}
