using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules that compare what <c>[LlmModel]</c> states with the price lists.</summary>
internal static class ModelFactChecks
{
    public static void Check(PolicyKind kind, AttributeData attribute, string owner, PriceLists lists, RuleReporter reporter)
    {
        if (kind == PolicyKind.LlmModelQuality)
            CheckQuality(attribute, owner, reporter);
        if (kind != PolicyKind.LlmModel)
            return;

        CheckDate(attribute, "DeprecatedOn", owner, reporter);
        CheckDate(attribute, "RetiresOn", owner, reporter);
        if (AttributeReader.Text(attribute, "ModelId") is not { Length: > 0 } modelId)
            return;

        var provider = AttributeReader.Text(attribute, "Provider");
        if (lists.Catalog.Find(provider, modelId) is { } known)
            CheckRetirement(attribute, owner, modelId, known, lists.Catalog, reporter);
        else if (provider is not null && lists.Catalog.Knows(provider) && !IsPriced(attribute) && !lists.IsPriced(provider, modelId))
            ReportUnknown(attribute, owner, modelId, provider, lists.Catalog, reporter);
    }

    private static void CheckRetirement(AttributeData attribute, string owner, string modelId, BuiltInModel known, BuiltInCatalog catalog, RuleReporter reporter)
    {
        if ((AttributeReader.Text(attribute, "RetiresOn") ?? known.RetiresOn) is not { } day)
            return;

        // Today's date would make a build of yesterday's sources fail tomorrow; the catalog's own day does not.
        var isRetired = string.CompareOrdinal(day, catalog.Date) <= 0;
        var successor = AttributeReader.Text(attribute, "Successor") ?? known.Successor;
        var remedy = successor is null ? "choose another model" : $"use '{successor}'";
        var severity = isRetired ? RuleCatalog.RetiredModel.DefaultSeverity : DiagnosticSeverity.Info;
        reporter.Report(
            RuleCatalog.RetiredModel, RuleAnchor.Named(attribute, "ModelId"), severity, RuleProperties.Of(modelId, successor), owner, modelId, isRetired ? "retired" : "retires", day, remedy);
    }

    private static void ReportUnknown(AttributeData attribute, string owner, string modelId, string provider, BuiltInCatalog catalog, RuleReporter reporter)
    {
        var nearest = NearestName.Find(modelId, catalog.NamesOf(provider));
        var remedy = nearest is null ? "state its prices" : $"use '{nearest}' or state its prices";
        reporter.Report(RuleCatalog.UnknownModelId, RuleAnchor.Named(attribute, "ModelId"), RuleProperties.Of(modelId, nearest), owner, modelId, provider, remedy);
    }

    private static void CheckDate(AttributeData attribute, string name, string owner, RuleReporter reporter)
    {
        if (AttributeReader.Text(attribute, name) is { } text && DateModel.Parse(text) is null)
            reporter.Report(RuleCatalog.InvalidDate, RuleAnchor.Named(attribute, name), name, owner, text);
    }

    private static void CheckQuality(AttributeData attribute, string owner, RuleReporter reporter)
    {
        var at = attribute.ConstructorArguments.Length - 1;
        if (at >= 0 && attribute.ConstructorArguments[at] is { Kind: TypedConstantKind.Primitive, Value: double quality } && !(quality is >= 0 and <= 1))
            reporter.Report(RuleCatalog.NumberOutOfRange, RuleAnchor.Positional(attribute, at), "quality", "LlmModelQuality", owner, AttributeValues.Display(quality), "0 to 1");
    }

    private static bool IsPriced(AttributeData attribute) => attribute.Number("InputUsdPerMillionTokens") is not null && attribute.Number("OutputUsdPerMillionTokens") is not null;
}
