using System.Collections.Immutable;

namespace LlmAttributes.Contract;

/// <summary>Who votes in the ensemble of a call.</summary>
internal static class EnsembleVoices
{
    /// <summary>The keys of the members, each once per place.</summary>
    public static ImmutableArray<string?> Keys(PolicyLevels levels) =>
        levels.KeysSource(PolicyKind.Ensemble) is { } source ? source.Keys(CandidateChecks.KeysParameter(PolicyKind.Ensemble, source)) : ImmutableArray<string?>.Empty;

    /// <summary>How many calls the ensemble makes at the most.</summary>
    public static int Of(PolicyLevels levels) => Keys(levels).Length * Math.Max(1, (int)(levels.Number(PolicyKind.Ensemble, "Samples")?.Value ?? 1));
}
