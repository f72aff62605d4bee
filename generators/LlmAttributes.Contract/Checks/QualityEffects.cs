using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Settings of [MonitorQuality] that nothing comes of.</summary>
internal static class QualityEffects
{
    private const int Flag = 0;
    private const int Escalate = 2;
    private const int Fail = 3;

    private static readonly string[] s_actions = ["OnLow", "MaxRetries", "EscalateTo"];

    public static void Check(AttributeData attribute, IMethodSymbol call, PolicyLevels levels, bool isEnsemble, RuleReporter reporter)
    {
        if (CallSymbols.IsStream(call) || isEnsemble)
        {
            foreach (var name in s_actions)
            {
                if (name != "OnLow" || AttributeReader.EnumNumber(attribute, name) is > Flag)
                    EffectArguments.Report(attribute, name, call.Name, isEnsemble ? "whose members are only flagged" : "which is a stream", reporter);
            }

            return;
        }

        var action = levels.Setting(PolicyKind.MonitorQuality, "OnLow") ?? Flag;
        if (action is Flag or Fail)
            EffectArguments.Report(attribute, "MaxRetries", call.Name, "since 'OnLow' asks nobody again", reporter);
        if (action != Escalate)
            EffectArguments.Report(attribute, "EscalateTo", call.Name, "since 'OnLow' does not escalate", reporter);
    }
}
