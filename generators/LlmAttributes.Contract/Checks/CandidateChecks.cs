using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Routes, chains and ensembles: how many models they name, and how often.</summary>
internal static class CandidateChecks
{
    /// <summary>The constructor parameter that lists model keys, or -1.</summary>
    public static int KeysParameter(PolicyKind kind) => kind switch
    {
        PolicyKind.RouteBy or PolicyKind.Ensemble or PolicyKind.RouteTask or PolicyKind.RouteBand => 1,
        PolicyKind.Fallback => 0,
        _ => -1,
    };

    /// <summary>The constructor parameter that lists model keys in one attribute, or -1: where a type argument names the router or strategy, there is none before them, nor in a cascade.</summary>
    public static int KeysParameter(PolicyKind kind, AttributeData attribute) => kind switch
    {
        PolicyKind.RouteBy or PolicyKind.Ensemble when attribute.AttributeClass is { IsGenericType: true } => 0,
        PolicyKind.Ensemble when IsCascade(attribute) => 0,
        _ => KeysParameter(kind),
    };

    public static bool IsCascade(AttributeData attribute) => attribute.AttributeClass?.Name == "CascadeAttribute";

    /// <summary>What the attribute is called in messages.</summary>
    public static string NameOf(PolicyKind kind, AttributeData attribute) => kind == PolicyKind.Ensemble && IsCascade(attribute) ? "Cascade" : kind.ToString();

    /// <summary>Reports wrong lists of models; returns the one that keeps a call from being made.</summary>
    /// <param name="kind">The kind of the attribute.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="hasInherited">Whether the attribute may do without models of its own, as there are others that it stands for.</param>
    /// <param name="owner">The name of the annotated symbol.</param>
    /// <param name="reporter">Takes the reports.</param>
    /// <param name="members">What members of an ensemble do differently.</param>
    public static Fault? Check(PolicyKind kind, AttributeData attribute, bool hasInherited, string owner, RuleReporter reporter, List<AttributeData>? members = null)
    {
        var parameter = KeysParameter(kind, attribute);
        if (parameter < 0 || attribute.IsDisabled() || attribute.ConstructorArguments.Length <= parameter)
            return null;

        var keys = attribute.Keys(parameter);
        if (keys.IsEmpty)
        {
            if (hasInherited || attribute.ConstructorArguments[parameter].Kind == TypedConstantKind.Error)
                return null;
            if (kind == PolicyKind.Fallback && (FallbackChain.HasLastResort(attribute) || FallbackChain.IsBroken(attribute)))
                return null;
            return Raise(RuleCatalog.NoCandidates, RuleAnchor.At(attribute), NameOf(kind, attribute), owner, Demand(kind));
        }

        if (reporter.IsListening)
            ReportDuplicates(kind, attribute, parameter, owner, reporter, members);

        if (kind != PolicyKind.Ensemble)
            return null;

        var samples = Math.Max(1, (int)(attribute.Number("Samples") ?? 1));
        if (keys.Length * samples == 1)
            reporter.Report(RuleCatalog.EnsembleOfOne, RuleAnchor.Element(attribute, parameter, 0), owner, keys[0] ?? "?");

        if (attribute.Number("Quorum") is not { } quorum || (quorum >= 1 && quorum <= keys.Length * samples))
            return null;

        var voices = keys.Length * samples;
        var demand = voices == 1 ? "1" : $"1 to {voices}";
        return Raise(RuleCatalog.QuorumOutOfRange, RuleAnchor.Named(attribute, "Quorum"), owner, AttributeValues.Display(quorum), voices, demand);

        Fault Raise(DiagnosticDescriptor rule, RuleAnchor anchor, params object[] arguments)
        {
            reporter.Report(rule, anchor, arguments);
            return Fault.Of(rule, arguments);
        }
    }

    private static string Demand(PolicyKind kind) => kind switch
    {
        PolicyKind.Ensemble => "two or more",
        PolicyKind.Fallback => "at least one, or set 'Method' or 'Value'",
        _ => "at least one",
    };

    private static void ReportDuplicates(PolicyKind kind, AttributeData attribute, int parameter, string owner, RuleReporter reporter, List<AttributeData>? members)
    {
        var keys = attribute.Keys(parameter);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is { } key && !seen.Add(key) && members?.FindAll(member => member.Text(0) == key) is not { Count: > 1 })
                reporter.Report(RuleCatalog.DuplicateCandidate, RuleAnchor.Element(attribute, parameter, i), key, NameOf(kind, attribute), owner);
        }
    }
}
