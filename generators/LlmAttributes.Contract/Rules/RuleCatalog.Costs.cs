using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor BudgetWithoutPrice = Rule(
        RuleIds.BudgetWithoutPrice, Category.Costs, DiagnosticSeverity.Warning,
        title: "Budgets need priced models",
        message: "Budget of '{0}' covers model '{1}', whose price is unknown; "
            + "set 'InputUsdPerMillionTokens' and 'OutputUsdPerMillionTokens' on its [LlmModel]");

    public static readonly DiagnosticDescriptor BudgetBelowOneAttempt = Rule(
        RuleIds.BudgetBelowOneAttempt, Category.Costs, DiagnosticSeverity.Warning,
        title: "The budget of a call must pay for one attempt",
        message: "'{0}' may cost ${1}, but one attempt with model '{2}' may cost ${3} ({4} input tokens of the prompt at ${6} and {5} output tokens at ${7} a million), so it is never sent; "
            + "raise PerCallUsd, lower MaxOutputTokens or name a cheaper model");
}
