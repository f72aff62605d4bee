using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>What the source of an assembly declares: models, contracts and the interfaces that contracts derive from.</summary>
internal sealed class AssemblyIndex
{
    private readonly Dictionary<INamedTypeSymbol, INamedTypeSymbol> _bases = new(SymbolEqualityComparer.Default);

    private AssemblyIndex()
    {
    }

    public bool HasContract { get; private set; }

    public bool HasDecorated { get; private set; }

    public List<(string Key, AttributeData Attribute)> Models { get; } = [];

    /// <summary>Whether a contract of this assembly takes over the members of an interface.</summary>
    public bool IsBaseOfContract(INamedTypeSymbol type) => _bases.ContainsKey(type.OriginalDefinition);

    public static bool IsContract(INamedTypeSymbol type) => PolicySet.Read(type)[PolicyKind.LlmClient] is not null;

    /// <summary>The contract that reports the faults of an interface that several contracts derive from, so that each is reported once.</summary>
    public INamedTypeSymbol? ReporterOf(INamedTypeSymbol type) => _bases.TryGetValue(type.OriginalDefinition, out var contract) ? contract : null;

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
        HasDecorated |= policies[PolicyKind.Decorate] is not null;
        if (policies[PolicyKind.LlmClient] is not null)
        {
            HasContract = true;
            foreach (var inherited in type.AllInterfaces)
            {
                var key = inherited.OriginalDefinition;
                if (!_bases.TryGetValue(key, out var other) || string.CompareOrdinal(type.ToDisplayString(), other.ToDisplayString()) < 0)
                    _bases[key] = type;
            }
        }

        AddModels(type);
    }

    private void AddModels(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: string key } field && PolicySet.Read(field)[PolicyKind.LlmModel] is { } attribute)
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
