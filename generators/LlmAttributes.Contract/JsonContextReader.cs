using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Contract;

/// <summary>Reads the <c>JsonSerializerContext</c> that a contract names in place of generated readers, and which types it covers.</summary>
internal sealed class JsonContextReader
{
    private const string Argument = "JsonContext";
    private const string Serialization = "System.Text.Json.Serialization";

    private readonly INamedTypeSymbol _contract;
    private readonly CompilationFacts _facts;
    private readonly RuleReporter _reporter;
    private readonly AttributeData? _attribute;
    private HashSet<ITypeSymbol>? _covered;

    public JsonContextReader(INamedTypeSymbol contract, CompilationFacts facts, RuleReporter reporter)
    {
        _contract = contract;
        _facts = facts;
        _reporter = reporter;
        foreach (var attribute in contract.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: MetadataNames.LlmClientAttribute } kind && Declarations.IsOurs(kind))
                _attribute = attribute;
        }

        if (_attribute is null)
            return;
        foreach (var argument in _attribute.NamedArguments)
        {
            if (argument.Key == Argument)
                Type = argument.Value.Value as ITypeSymbol;
        }

        if (Type is not null && Type.TypeKind != TypeKind.Error && WhyUnusable(Type) is (string reason, string remedy))
            Fault = Raise(contract.Name, Short(Type), reason, remedy);
    }

    /// <summary>The context; <see langword="null"/> where none is named.</summary>
    public ITypeSymbol? Type { get; }

    /// <summary>What keeps it from being used.</summary>
    public Fault? Fault { get; }

    /// <summary>Set when a result is read through it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether the context reads a type: one that it lists, or one that those hold.</summary>
    public bool Covers(ITypeSymbol type) => Type!.TypeKind == TypeKind.Error || (_covered ??= Collect()).Contains(ShapeReader.Unmarked(type));

    public void CheckEffect(List<CallModel> calls)
    {
        if (Type is not null && !IsUsed && Fault is null && _reporter.IsListening && !calls.Exists(static call => call.Fault is not null))
            _reporter.Report(RuleCatalog.UnusedJsonContext, RuleAnchor.Named(_attribute!, Argument), _contract.Name, Short(Type));
    }

    private Fault Raise(params object?[] arguments)
    {
        _reporter.Report(RuleCatalog.BrokenJsonContext, RuleAnchor.Named(_attribute!, Argument), arguments);
        return Contract.Fault.Of(RuleCatalog.BrokenJsonContext, arguments);
    }

    private (string Reason, string Remedy)? WhyUnusable(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsUnboundGenericType: false } named || !IsContext(named) || named.IsAbstract)
            return ("which is no class that derives from JsonSerializerContext", "name one");
        if (_facts.FindAliased(named) is not null)
            return ("which is reached through an alias only", "reference its assembly without one");
        if (!_facts.Compilation.IsSymbolAccessibleWithin(named, _contract) || named.IsFileLocal)
            return ("which the client cannot reach", "make it internal or public");
        return IsOpen(named) ? null : ("which is not partial, so that nothing is generated for it", "make it partial");
    }

    private static bool IsContext(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.Name == "JsonSerializerContext" && parent.ContainingNamespace.ToDisplayString() == Serialization)
                return true;
        }

        return false;
    }

    // One that is written out by hand has what the platform's generator would add.
    private static bool IsOpen(INamedTypeSymbol type)
    {
        if (!type.GetMembers("Default").IsEmpty)
            return true;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is ClassDeclarationSyntax declaration && declaration.Modifiers.Any(Microsoft.CodeAnalysis.CSharp.SyntaxKind.PartialKeyword))
                return true;
        }

        return type.DeclaringSyntaxReferences.IsEmpty;
    }

    private HashSet<ITypeSymbol> Collect()
    {
        var covered = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>();
        foreach (var attribute in Type!.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "JsonSerializableAttribute" } kind && kind.ContainingNamespace.ToDisplayString() == Serialization
                && attribute.ConstructorArguments is { Length: > 0 } arguments && arguments[0].Value is ITypeSymbol listed)
                open.Push(listed);
        }

        while (open.Count > 0)
        {
            var type = ShapeReader.Unmarked(open.Pop());
            if (type.TypeKind == TypeKind.Error || !covered.Add(type))
                continue;
            foreach (var held in Held(type))
                open.Push(held);
        }

        return covered;
    }

    private static IEnumerable<ITypeSymbol> Held(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            yield return array.ElementType;
        if (type is not INamedTypeSymbol named)
            yield break;

        foreach (var argument in named.TypeArguments)
            yield return argument;
        foreach (var attribute in named.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "JsonDerivedTypeAttribute" && attribute.ConstructorArguments is { Length: > 0 } arguments && arguments[0].Value is ITypeSymbol derived)
                yield return derived;
        }

        if (named.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true)
            yield break;
        for (var owner = named; owner is not null; owner = owner.BaseType)
        {
            foreach (var member in owner.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property)
                    yield return property.Type;
            }
        }
    }

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
