using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

internal static partial class RuleCatalog
{
    public static readonly DiagnosticDescriptor BudgetWithoutPrice = Rule(
        RuleIds.BudgetWithoutPrice, Category.Costs, DiagnosticSeverity.Warning,
        title: "Budgets need priced models",
        message: "Budget of '{0}' covers model '{1}', whose price is unknown; "
            + "set 'InputUsdPerMillionTokens' and 'OutputUsdPerMillionTokens' on its [LlmModel]");

    public static readonly DiagnosticDescriptor UnknownModelId = Rule(
        RuleIds.UnknownModelId, Category.Costs, DiagnosticSeverity.Info,
        title: "Models should be known to a price list",
        message: "Model '{0}' is '{1}', which neither the built-in catalog nor a price file lists for '{2}', so its price is unknown; {3}");

    public static readonly DiagnosticDescriptor RetiredModel = Rule(
        RuleIds.RetiredModel, Category.Costs, DiagnosticSeverity.Warning,
        title: "Models should not be retired",
        message: "Model '{0}' is '{1}', which its provider {2} on {3}; {4}");

    public static readonly DiagnosticDescriptor InvalidPriceFile = Rule(
        RuleIds.InvalidPriceFile, Category.Costs, DiagnosticSeverity.Error,
        title: "Price files must be readable",
        message: "Price file '{0}' is in the schema of neither LiteLLM nor genai-prices; take the file as its project publishes it, or remove it from the additional files");

    public static readonly DiagnosticDescriptor StalePriceFile = Rule(
        RuleIds.StalePriceFile, Category.Costs, DiagnosticSeverity.Info,
        title: "Price files should be recent",
        message: "Price file '{0}' is of {1}, more than 90 days older than the built-in catalog of {2}; take a newer one");

    public static readonly DiagnosticDescriptor InvalidDate = Rule(
        RuleIds.InvalidDate, Category.Costs, DiagnosticSeverity.Error,
        title: "Dates of models must be written as yyyy-MM-dd",
        message: "'{0}' of '{1}' is '{2}', which is no date; write it as yyyy-MM-dd, such as 2027-01-31");

    public static readonly DiagnosticDescriptor BudgetBelowOneAttempt = Rule(
        RuleIds.BudgetBelowOneAttempt, Category.Costs, DiagnosticSeverity.Warning,
        title: "The budget of a call must pay for one attempt",
        message: "'{0}' may cost ${1}, but one attempt with model '{2}' may cost ${3} ({4} input tokens of the prompt at ${6} and {5} output tokens at ${7} a million), so it is never sent; "
            + "raise PerCallUsd, lower MaxOutputTokens or name a cheaper model");
}
