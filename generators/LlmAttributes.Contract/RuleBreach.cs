using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>A broken rule on its way to whoever reports it.</summary>
internal sealed class RuleBreach(DiagnosticDescriptor rule, params object?[] arguments)
{
    public DiagnosticDescriptor Rule { get; } = rule;

    public object?[] Arguments { get; } = arguments;
}
