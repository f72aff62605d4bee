using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The only place that creates descriptors: one partial per range of ids.</summary>
internal static partial class RuleCatalog
{
    private const string Pages = "https://github.com/llmattributes/llmattributes/blob/main/analyzers/docs/";

    public static ImmutableArray<DiagnosticDescriptor> All => s_all.IsDefault ? s_all = Collect() : s_all;

    private static ImmutableArray<DiagnosticDescriptor> s_all;

    private static DiagnosticDescriptor Rule(string id, string category, DiagnosticSeverity severity, string title, string message, bool isOn = true) =>
        new(id, title, message, category, severity, isEnabledByDefault: isOn, helpLinkUri: Pages + id + ".md");

    private static ImmutableArray<DiagnosticDescriptor> Collect()
    {
        var rules = ImmutableArray.CreateBuilder<DiagnosticDescriptor>();
        foreach (var field in typeof(RuleCatalog).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetValue(null) is DiagnosticDescriptor rule)
                rules.Add(rule);
        }

        rules.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return rules.ToImmutable();
    }

    private static class Category
    {
        public const string Usage = "LlmAttributes.Usage";
        public const string Prompt = "LlmAttributes.Prompt";
        public const string Resilience = "LlmAttributes.Resilience";
        public const string Routing = "LlmAttributes.Routing";
        public const string Tracing = "LlmAttributes.Tracing";
        public const string Costs = "LlmAttributes.Costs";
        public const string Quality = "LlmAttributes.Quality";
        public const string Results = "LlmAttributes.Results";
    }
}
