using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor BudgetWithoutPrice = Rule(
        RuleIds.BudgetWithoutPrice, Category.Costs, DiagnosticSeverity.Warning,
        title: "Budgets need priced models",
        message: "Budget of '{0}' covers model '{1}', whose price is unknown; "
            + "set 'InputUsdPerMillionTokens' and 'OutputUsdPerMillionTokens' on its [LlmModel]");
}
