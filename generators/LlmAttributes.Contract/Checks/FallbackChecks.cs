using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Contract;

/// <summary>The rules on what a call falls back to; the ones on methods and constants themselves are the parser's.</summary>
internal static class FallbackChecks
{
    /// <param name="levels">The attributes; those of the innermost level are checked.</param>
    /// <param name="isEnsemble">Whether an ensemble asks the models, and no fallback does.</param>
    /// <param name="isReplaceable">Whether the caller may name a model in the place of the declared ones.</param>
    /// <param name="owner">The name of the annotated symbol.</param>
    /// <param name="models">The declared models.</param>
    /// <param name="reporter">Takes the reports.</param>
    public static void Check(PolicyLevels levels, bool isEnsemble, bool isReplaceable, string owner, KnownModels models, RuleReporter reporter)
    {
        if (levels.Own.Fallbacks is not { } own || levels.Fallbacks() is not { } fallbacks || !own.Contains(fallbacks[0]))
            return;

        LastResortChecks.Check(fallbacks, owner, reporter);
        if (isEnsemble)
            return;

        var candidates = CallCandidates.Of(levels);
        var isFixed = !isReplaceable && levels.Number(PolicyKind.RouteBy, "MinQuality") is null;
        var open = new List<FallbackPosition>();
        foreach (var position in candidates.Fallbacks)
        {
            if (candidates.Routed.Contains(position.Key))
            {
                if (isFixed)
                    reporter.Report(RuleCatalog.FallbackToItself, position.Anchor, position.Key, owner, Chooser(levels));
            }
            else if (IsRepeated(position, open))
            {
                reporter.Report(RuleCatalog.DuplicateCandidate, position.Anchor, position.Key, nameof(PolicyKind.Fallback), owner);
            }
            else
            {
                CheckModel(position, candidates, open, owner, models, reporter);
                open.Add(position);
            }
        }

        if (isFixed)
            ReachChecks.Check(levels, candidates, open, owner, models, reporter);
    }

    private static string Chooser(PolicyLevels levels) => levels.IsOn(PolicyKind.RouteBy) ? "[RouteBy]" : "[Model]";

    // Two in one list are reported with that list.
    private static bool IsRepeated(FallbackPosition position, List<FallbackPosition> before) =>
        before.Exists(other => other.Key == position.Key && other.Attribute != position.Attribute && (position.On & ~other.On) == 0);

    private static void CheckModel(
        FallbackPosition position, CallCandidates candidates, List<FallbackPosition> before, string owner, KnownModels models, RuleReporter reporter)
    {
        var asked = new List<string?>(candidates.Routed);
        foreach (var other in before)
            asked.Add(other.Key);
        if (Names(position, ErrorKindSet.ContextLength, "ContextLength"))
            CheckWindow(position, asked, owner, models, reporter);
        if (Names(position, ErrorKindSet.ContentFilter, "ContentFilter"))
            CheckProvider(position, asked, owner, models, reporter);
    }

    private static void CheckWindow(FallbackPosition position, List<string?> asked, string owner, KnownModels models, RuleReporter reporter)
    {
        if (models.Find(position.Key)?.ContextWindow is not { } window)
            return;

        string? smallest = null;
        var least = int.MaxValue;
        foreach (var key in asked)
        {
            if (models.Find(key)?.ContextWindow is not { } other || other < window)
                return;
            if (other < least)
                (smallest, least) = (key, other);
        }

        reporter.Report(RuleCatalog.SmallerWindow, position.Anchor, position.Key, owner, window, least, smallest);
    }

    private static void CheckProvider(FallbackPosition position, List<string?> asked, string owner, KnownModels models, RuleReporter reporter)
    {
        if (models.Find(position.Key)?.Provider is not { } provider)
            return;

        foreach (var key in asked)
        {
            if (!string.Equals(models.Find(key)?.Provider, provider, StringComparison.OrdinalIgnoreCase))
                continue;

            reporter.Report(RuleCatalog.SameVendor, position.Anchor, position.Key, owner, key, provider);
            return;
        }
    }

    // Whoever writes the name of a kind means it; sets such as Default hold it along with all others.
    private static bool Names(FallbackPosition position, int kind, string name)
    {
        if ((position.On & kind) == 0 || position.Attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList: { } list })
            return false;

        foreach (var argument in list.Arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText != "On")
                continue;

            foreach (var token in argument.Expression.DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)
                    return true;
            }
        }

        return false;
    }
}
