using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>A broken rule on its way to whoever reports it.</summary>
internal sealed class RuleBreach(DiagnosticDescriptor rule, params object?[] arguments)
{
    public DiagnosticDescriptor Rule { get; } = rule;

    public object?[] Arguments { get; } = arguments;

    /// <summary>What the report tells its code fix.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    public Fault ToFault() => Fault.Of(Rule, Arguments);
}
