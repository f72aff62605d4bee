using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>
/// Reading a contract finds faults in its base interfaces and in the types around it too. A host offers fixes only for what is found while it looks at the very
/// symbol, so each symbol has the contract read and keeps its own part; that also keeps contracts with a common base from reporting it once each.
/// </summary>
internal static class LocalReports
{
    /// <param name="context">The symbol under analysis.</param>
    /// <param name="contract">The interface that is read.</param>
    /// <param name="isRepeated">Whether another reading reports what both find already.</param>
    public static RuleReporter Reporter(SymbolAnalysisContext context, INamedTypeSymbol contract, bool isRepeated = false)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        return new RuleReporter(
            diagnostic =>
            {
                if (!(isRepeated && IsOfBoth(diagnostic.Id)) && IsOf(type, contract, PlaceOf(diagnostic)))
                    context.ReportDiagnostic(diagnostic);
            },
            context.Compilation,
            contract);
    }

    private static bool IsOfBoth(string id) =>
        id is RuleIds.InterfaceNotPartial or RuleIds.ContainingTypeNotPartial or RuleIds.UnreachableType or RuleIds.UnsupportedGenerics
            or RuleIds.FallbackCycle or RuleIds.FallbackMethodMismatch or RuleIds.FallbackValueMismatch;

    /// <summary>The place in source that a report belongs to.</summary>
    public static Location PlaceOf(Diagnostic diagnostic) =>
        diagnostic is { Location.Kind: LocationKind.ExternalFile, AdditionalLocations.Count: > 0 } ? diagnostic.AdditionalLocations[0] : diagnostic.Location;

    private static bool IsOf(INamedTypeSymbol type, INamedTypeSymbol contract, Location location)
    {
        // What lies within a container lies within its nested contract too, apart from its name.
        if (IsAround(type, contract))
            return type.Locations.Contains(location);

        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == location.SourceTree && reference.Span.Contains(location.SourceSpan))
                return true;
        }

        return false;
    }

    private static bool IsAround(INamedTypeSymbol type, INamedTypeSymbol contract)
    {
        for (var container = contract.ContainingType; container is not null; container = container.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(container, type))
                return true;
        }

        return false;
    }
}
