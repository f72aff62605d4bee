using System.Runtime.CompilerServices;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators.Reuse;

/// <summary>
/// Remembers what a contract meant when nothing that can change its meaning was edited since. The host runs the transform of every contract on every keystroke; without
/// this each would be bound and parsed anew.
/// </summary>
internal static class ContractMemory
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> s_contracts = new();

    public static ContractModel Parse(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        var shape = DeclarationShape.Of(context.SemanticModel.Compilation, token);
        var entry = s_contracts.GetOrCreateValue(context.TargetNode);
        if (entry.Memory is { } memory && memory.Shape == shape)
            return memory.Model;

        var model = ContractParser.Parse((INamedTypeSymbol)context.TargetSymbol, catalog: null, files: null, RuleReporter.None, token);
        entry.Memory = new(shape, model);
        return model;
    }

    private sealed class Entry
    {
        public Memory? Memory { get; set; }
    }

    private sealed record Memory(Shape Shape, ContractModel Model);
}
