using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>What the source of an assembly declares: models, contracts and the interfaces that contracts derive from.</summary>
internal sealed class AssemblyIndex
{
    private readonly Dictionary<INamedTypeSymbol, INamedTypeSymbol> _contracts = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, INamedTypeSymbol> _decorated = new(SymbolEqualityComparer.Default);

    private AssemblyIndex()
    {
    }

    public bool HasContract => _contracts.Count > 0;

    public bool HasDecorated => _decorated.Count > 0;

    public List<(string Key, AttributeData Attribute)> Models { get; } = [];

    /// <summary>The contract that an interface is, or the one that answers for it among those that derive from it.</summary>
    public INamedTypeSymbol? ContractOf(INamedTypeSymbol type) => _contracts.TryGetValue(type.OriginalDefinition, out var contract) ? contract : null;

    /// <summary>The decorated interface that an interface is, or the one that answers for it among those that derive from it.</summary>
    public INamedTypeSymbol? DecoratedOf(INamedTypeSymbol type) => _decorated.TryGetValue(type.OriginalDefinition, out var decorated) ? decorated : null;

    public static AssemblyIndex Read(Compilation compilation, CancellationToken cancellation)
    {
        var index = new AssemblyIndex();
        var trees = new HashSet<SyntaxTree>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TreeContent.MayDeclare(tree, cancellation))
                trees.Add(tree);
        }

        if (trees.Count > 0)
            index.Add(compilation.Assembly.GlobalNamespace, trees, cancellation);
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (PolicyKinds.Of(attribute) == PolicyKind.LlmModel && attribute.Text(0) is { } key)
                index.Models.Add((key, attribute));
        }

        return index;
    }

    private void Add(INamespaceSymbol space, HashSet<SyntaxTree> trees, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in space.GetMembers())
        {
            if (member is INamespaceSymbol inner)
                Add(inner, trees, cancellation);
            else if (member is INamedTypeSymbol type)
                Add(type, trees);
        }
    }

    private void Add(INamedTypeSymbol type, HashSet<SyntaxTree> trees)
    {
        if (IsIn(type.DeclaringSyntaxReferences, trees))
        {
            if (type.TypeKind == TypeKind.Interface)
                AddInterface(type);
            else
                AddModels(type);
        }

        foreach (var inner in type.GetTypeMembers())
            Add(inner, trees);
    }

    private void AddInterface(INamedTypeSymbol type)
    {
        var policies = PolicySet.Read(type);
        if (policies[PolicyKind.LlmClient] is not null)
            Answer(_contracts, type);
        if (policies[PolicyKind.Decorate] is not null)
            Answer(_decorated, type);
        AddModels(type);
    }

    // An annotated interface answers for itself; of several that derive from a base, the first by name does.
    private static void Answer(Dictionary<INamedTypeSymbol, INamedTypeSymbol> answers, INamedTypeSymbol type)
    {
        answers[type] = type;
        foreach (var inherited in type.AllInterfaces)
        {
            var key = inherited.OriginalDefinition;
            var isTaken = answers.TryGetValue(key, out var other)
                && (SymbolEqualityComparer.Default.Equals(other, key) || string.CompareOrdinal(other.ToDisplayString(), type.ToDisplayString()) <= 0);
            if (!isTaken)
                answers[key] = type;
        }
    }

    private void AddModels(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: string key } field
                && PolicySet.Read(field)[PolicyKind.LlmModel] is { } attribute)
                Models.Add((key, attribute));
        }
    }

    private static bool IsIn(ImmutableArray<SyntaxReference> references, HashSet<SyntaxTree> trees)
    {
        foreach (var reference in references)
        {
            if (trees.Contains(reference.SyntaxTree))
                return true;
        }

        return false;
    }
}
