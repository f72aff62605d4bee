using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Streams of one object as it grows.</content>
internal sealed partial class ContractParser
{
    private readonly SortedDictionary<string, PartialModel> _partials = new(StringComparer.Ordinal);

    private static ITypeSymbol? PartialOf(ITypeSymbol item) =>
        item is INamedTypeSymbol { Name: "Partial", TypeArguments.Length: 1 } partial && Declarations.IsOurs(partial) ? partial.TypeArguments[0] : null;

    private ResultModel? ReadPartial(IMethodSymbol method, ITypeSymbol type, bool hasCompletion, out Fault? fault)
    {
        var reader = new ShapeReader(_facts, method, _reporter);
        var root = reader.ReadRoot(type);
        fault = reader.Fault;
        if (fault is not null)
            return null;

        if (root is not { Part.IsNullable: false } || ObjectOf(root.Part, reader) is not { } shape)
        {
            fault = Raise(RuleCatalog.ShapelessPartial, RuleAnchor.At(method), method.Name, Short(type));
            return null;
        }

        Keep(root, reader);
        KeepPartials(shape, reader);
        return new()
        {
            Carrier = ResultCarrier.Stream,
            Wrapper = ResultWrapper.None,
            Answer = AnswerKind.Partial,
            ValueType = $"global::LlmAttributes.Partial<{root.Part.TypeName}>",
            Shape = root.Name,
            Partial = shape.Name,
            DisplayName = Short(type),
            HasCompletion = hasCompletion,
        };
    }

    private void KeepPartials(ShapeModel shape, ShapeReader reader)
    {
        if (_partials.ContainsKey(shape.Name))
            return;

        var type = reader.TypeOf(shape);
        var objects = new SortedSet<string>(StringComparer.Ordinal);
        var space = type.ContainingNamespace.IsGlobalNamespace
            ? ""
            : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        var inner = new List<ShapeModel>();
        foreach (var member in shape.Members)
        {
            var part = PartialModel.IsList(member.Part) ? member.Part.Item! : member.Part;
            if (ObjectOf(part, reader) is { } found && objects.Add(found.Name))
                inner.Add(found);
        }

        _partials[shape.Name] = new()
        {
            Shape = shape,
            Namespace = space,
            IsPublic = IsPublic(type),
            IsKnownElsewhere = !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _facts.Compilation.Assembly)
                && type.ContainingNamespace.GetTypeMembers(PartialModel.MethodsOf(shape.Name)).Length > 0,
            Objects = new List<string>(objects).ToEquatableArray(),
        };
        foreach (var found in inner)
            KeepPartials(found, reader);
    }

    // A structure that may be null is another type, without properties.
    private static ShapeModel? ObjectOf(PartModel part, ShapeReader reader) =>
        part is { Kind: PartKind.Reference } and not { IsNullable: true, IsValueType: true } && reader.Find(part.Name) is { Kind: ShapeKind.Object } shape ? shape : null;

    private static bool IsPublic(ITypeSymbol type)
    {
        for (var at = type; at is INamedTypeSymbol named; at = at.ContainingType)
        {
            if (named.DeclaredAccessibility != Accessibility.Public)
                return false;
            foreach (var argument in named.TypeArguments)
            {
                if (!IsPublic(argument))
                    return false;
            }
        }

        return true;
    }
}
