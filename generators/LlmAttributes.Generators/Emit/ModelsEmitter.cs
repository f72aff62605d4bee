using System.Globalization;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the facts of the models that the assembly can see.</summary>
internal static class ModelsEmitter
{
    private const string DeclaredModel = Names.Runtime + "DeclaredModel";
    private const string All = "internal static readonly global::System.Collections.Generic.IReadOnlyList<" + DeclaredModel + "> All";

    public static SourceText Emit(ModelCatalog catalog, TargetCapabilities target)
    {
        var writer = new SourceWriter();
        writer.Line(Names.Header);
        writer.Line($"namespace {target.ModelsNamespace};");
        writer.Line();
        writer.Line("/// <summary>The facts of the models that this assembly can see, its own first.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Open("internal static class LlmModels");
        if (catalog.Models.IsEmpty)
        {
            writer.Line($"{All} = global::System.Array.Empty<{DeclaredModel}>();");
        }
        else
        {
            writer.Open($"{All} = new {DeclaredModel}[]");
            foreach (var model in catalog.Models)
                Emit(writer, model);
            writer.Close("};");
        }

        writer.Close();
        return writer.ToSourceText();
    }

    private static void Emit(SourceWriter writer, ModelFact model)
    {
        var text = writer.Begin().Append("new(").Append(Literals.Of(model.Key)).Append(", ").Append(Literals.Of(model.Origin)).Append(", new()");
        var facts = new InitializerList(text);
        facts.Add("Provider", model.Provider);
        facts.Add("ModelId", model.ModelId);
        facts.Add("InputUsdPerMillionTokens", model.InputUsdPerMillionTokens);
        facts.Add("OutputUsdPerMillionTokens", model.OutputUsdPerMillionTokens);
        facts.Add("CachedInputUsdPerMillionTokens", model.CachedInputUsdPerMillionTokens);
        facts.Add("CacheWriteUsdPerMillionTokens", model.CacheWriteUsdPerMillionTokens);
        facts.Add("ReasoningUsdPerMillionTokens", model.ReasoningUsdPerMillionTokens);
        facts.Add("AudioInputUsdPerMillionTokens", model.AudioInputUsdPerMillionTokens);
        facts.Add("AudioOutputUsdPerMillionTokens", model.AudioOutputUsdPerMillionTokens);
        facts.Add("BatchInputUsdPerMillionTokens", model.BatchInputUsdPerMillionTokens);
        facts.Add("BatchOutputUsdPerMillionTokens", model.BatchOutputUsdPerMillionTokens);
        AddTiers(facts, model.PriceTiers);
        facts.Add("ContextWindow", model.ContextWindow);
        facts.Add("MaxOutputTokens", model.MaxOutputTokens);
        if (model.Capabilities is { } capabilities)
            facts.Begin("Capabilities").Append($"({Names.Root}ModelCapabilities)").Append(capabilities.ToString(CultureInfo.InvariantCulture));
        facts.Add("Quality", model.Quality);
        AddQualities(facts, model.TaskQuality);
        facts.Add("TokensPerSecond", model.TokensPerSecond);
        facts.Add("LatencySeconds", model.LatencySeconds);
        facts.Add("Region", model.Region);
        facts.Add("DataPolicy", model.DataPolicy);
        AddTags(facts, model.Tags);
        AddDate(facts, "DeprecatedOn", model.DeprecatedOn);
        AddDate(facts, "RetiresOn", model.RetiresOn);
        facts.Add("Successor", model.Successor);
        facts.Add("RequestsPerMinute", model.RequestsPerMinute);
        facts.Add("TokensPerMinute", model.TokensPerMinute);
        facts.Add("MaxConcurrency", model.MaxConcurrency);
        facts.End();
        writer.End(model.IsReferenced ? ") { IsReferenced = true }," : "),");
    }
    private static void AddTiers(InitializerList facts, EquatableArray<PriceTierModel> tiers)
    {
        if (tiers.IsEmpty)
            return;

        var text = facts.Begin("PriceTiers").Append($"new {Names.Root}PriceTier[] {{ ");
        foreach (var tier in tiers)
        {
            text.Append("new(").Append(tier.AboveInputTokens.ToString(CultureInfo.InvariantCulture)).Append(')');
            var prices = new InitializerList(text);
            prices.Add("InputUsdPerMillionTokens", tier.InputUsdPerMillionTokens);
            prices.Add("OutputUsdPerMillionTokens", tier.OutputUsdPerMillionTokens);
            prices.Add("CachedInputUsdPerMillionTokens", tier.CachedInputUsdPerMillionTokens);
            prices.Add("CacheWriteUsdPerMillionTokens", tier.CacheWriteUsdPerMillionTokens);
            prices.End();
            text.Append(", ");
        }

        text.Append('}');
    }

    private static void AddQualities(InitializerList facts, EquatableArray<TaskQualityModel> qualities)
    {
        if (qualities.IsEmpty)
            return;

        var text = facts.Begin("TaskQuality").Append("new global::System.Collections.Generic.Dictionary<string, double> { ");
        foreach (var entry in qualities)
            text.Append('[').Append(Literals.Of(entry.TaskType)).Append("] = ").Append(Literals.Of(entry.Quality)).Append(", ");
        text.Append('}');
    }

    private static void AddTags(InitializerList facts, EquatableArray<string> tags)
    {
        if (tags.IsEmpty)
            return;

        var text = facts.Begin("Tags").Append("new string[] { ");
        foreach (var tag in tags)
            text.Append(Literals.Of(tag)).Append(", ");
        text.Append('}');
    }

    private static void AddDate(InitializerList facts, string name, DateModel? day)
    {
        if (day is not null)
            facts.Begin(name).Append(FormattableString.Invariant($"new({day.Year}, {day.Month}, {day.Day})"));
    }
}
