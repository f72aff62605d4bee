using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor ClashingCostFormats = Rule(
        RuleIds.ClashingCostFormats, Category.Tracing, DiagnosticSeverity.Error,
        title: "Cost formats must not exclude each other",
        message: "'{0}' has both 'GenAIDraft' and 'Langfuse', of which one writes below 'gen_ai.usage.cost' what the other writes as its value; take one of them");
}
