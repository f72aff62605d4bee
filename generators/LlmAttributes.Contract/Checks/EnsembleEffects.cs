using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Settings of [Ensemble] that its strategy does not look at.</summary>
internal static class EnsembleEffects
{
    private const int WeightedConsensus = 1;
    private const int BestOfN = 2;
    private const int Confidence = 2;

    /// <summary>The settings that name a model which helps to merge.</summary>
    public static readonly string[] Helpers = ["Judge", "EmbedBy", "SynthesizeBy"];

    private static readonly string[] s_ofTexts = ["Similarity", "EmbedBy", "SynthesizeBy"];

    public static void Check(AttributeData attribute, IMethodSymbol call, PolicyLevels levels, RuleReporter reporter)
    {
        if (attribute.AttributeClass is not { IsGenericType: false, Name: "EnsembleAttribute" } || attribute.ConstructorArguments is not { Length: > 0 } arguments || arguments[0].Value is not int strategy)
            return;

        var isText = CallSymbols.IsText(call) || CallSymbols.IsStream(call);
        if (strategy != BestOfN)
            EffectArguments.Report(attribute, "Judge", call.Name, "since only 'BestOfN' asks a judge", reporter);
        if (strategy > WeightedConsensus)
            EffectArguments.Report(attribute, "TieBreak", call.Name, "since its strategy counts no votes", reporter);
        else if (strategy == WeightedConsensus && isText)
            EffectArguments.Report(attribute, "TieBreak", call.Name, "whose texts are compared and not counted", reporter);
        if (levels.Setting(PolicyKind.Ensemble, "EarlyStop") != Confidence)
            EffectArguments.Report(attribute, "ConfidenceTarget", call.Name, "since 'EarlyStop' does not stop by confidence", reporter);
        if (strategy != WeightedConsensus || !isText)
        {
            foreach (var name in s_ofTexts)
                EffectArguments.Report(attribute, name, call.Name, strategy != WeightedConsensus ? "since only 'WeightedConsensus' compares texts" : "whose answers are no texts", reporter);
        }
        else if (attribute.TryGet("EmbedBy", out _))
        {
            EffectArguments.Report(attribute, "Similarity", call.Name, "since 'EmbedBy' compares the texts", reporter);
        }
    }
}
