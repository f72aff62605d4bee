using Microsoft.CodeAnalysis;

namespace LlmAttributes.Analyzers;

/// <summary>Keeps contracts with a common base from reporting the faults of the base once each.</summary>
internal static class InheritedReports
{
    public static Action<Diagnostic> Filter(INamedTypeSymbol contract, AssemblyIndex index, Action<Diagnostic> report)
    {
        if (contract.AllInterfaces.IsEmpty)
            return report;

        var others = new List<SyntaxReference>();
        foreach (var inherited in contract.AllInterfaces)
        {
            if (AssemblyIndex.IsContract(inherited) || !SymbolEqualityComparer.Default.Equals(index.ReporterOf(inherited), contract))
                others.AddRange(inherited.DeclaringSyntaxReferences);
        }

        return diagnostic =>
        {
            foreach (var other in others)
            {
                if (other.SyntaxTree == diagnostic.Location.SourceTree && other.Span.Contains(diagnostic.Location.SourceSpan))
                    return;
            }

            report(diagnostic);
        };
    }
}
