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
        facts.Add("ContextWindow", model.ContextWindow);
        facts.Add("MaxOutputTokens", model.MaxOutputTokens);
        facts.Add("Quality", model.Quality);
        facts.Add("TokensPerSecond", model.TokensPerSecond);
        facts.Add("RequestsPerMinute", model.RequestsPerMinute);
        facts.Add("TokensPerMinute", model.TokensPerMinute);
        facts.Add("MaxConcurrency", model.MaxConcurrency);
        facts.End();
        writer.End(model.IsReferenced ? ") { IsReferenced = true }," : "),");
    }
}
