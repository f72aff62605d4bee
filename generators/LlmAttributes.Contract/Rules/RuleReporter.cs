using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Takes what the parser finds; without a listener no location is ever computed.</summary>
internal sealed class RuleReporter
{
    private readonly Action<Diagnostic>? _report;
    private readonly Compilation? _compilation;
    private readonly ISymbol? _subject;

    private RuleReporter()
    {
    }

    /// <summary>Reports the rules that <paramref name="subject"/> breaks.</summary>
    public RuleReporter(Action<Diagnostic> report, Compilation compilation, ISymbol subject)
    {
        _report = report;
        _compilation = compilation;
        _subject = subject;
    }

    public static RuleReporter None { get; } = new();

    public bool IsListening => _report is not null;

    public void Report(DiagnosticDescriptor rule, RuleAnchor anchor, params object?[] arguments) =>
        Report(rule, anchor, rule.DefaultSeverity, ImmutableDictionary<string, string?>.Empty, arguments);

    public void Report(DiagnosticDescriptor rule, RuleAnchor anchor, ImmutableDictionary<string, string?> properties, params object?[] arguments) =>
        Report(rule, anchor, rule.DefaultSeverity, properties, arguments);

    public void Report(
        DiagnosticDescriptor rule, RuleAnchor anchor, DiagnosticSeverity severity, ImmutableDictionary<string, string?> properties, params object?[] arguments)
    {
        if (_report is null)
            return;

        // A file is no part of the compilation: what names it there says whose report it is.
        if (anchor.LocateInFile() is { } inFile)
            _report(Diagnostic.Create(rule, inFile, severity, [Place(anchor)], properties, arguments));
        else
            _report(Diagnostic.Create(rule, Place(anchor), severity, additionalLocations: null, properties, arguments));
    }

    // A base interface may come from another project, and a location outside of the compilation makes the host drop the whole analyzer.
    private Location Place(RuleAnchor anchor)
    {
        if (anchor.Locate() is { SourceTree: { } tree } location && _compilation!.ContainsSyntaxTree(tree))
            return location;

        foreach (var location2 in _subject!.Locations)
        {
            if (location2.SourceTree is { } own && _compilation!.ContainsSyntaxTree(own))
                return location2;
        }

        return Location.None;
    }
}
