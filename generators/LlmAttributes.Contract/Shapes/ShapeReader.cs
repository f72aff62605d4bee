using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads what a result type is made of, and whether all of it can be read out of JSON.</summary>
internal sealed partial class ShapeReader
{
    private const string UnknownRemedy = "use a record, a class, a list, a dictionary or a plain value";


    private readonly CompilationFacts _facts;
    private readonly IMethodSymbol _call;
    private readonly RuleReporter _reporter;
    private readonly bool _isWritten;
    private readonly SortedDictionary<string, ShapeModel> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, INamedTypeSymbol> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Begins to read types.</summary>
    /// <param name="facts">The compilation.</param>
    /// <param name="call">The call, for messages.</param>
    /// <param name="reporter">Takes what is wrong with a result.</param>
    /// <param name="isWritten">Whether the types are written rather than read out of JSON.</param>
    public ShapeReader(CompilationFacts facts, IMethodSymbol call, RuleReporter reporter, bool isWritten = false)
    {
        _facts = facts;
        _call = call;
        _reporter = reporter;
        _isWritten = isWritten;
    }

    /// <summary>What to do about a converter.</summary>
    public string ConverterRemedy { get; set; } = "remove [JsonConverter], or name a JsonContext in [LlmClient]";

    /// <summary>Why the type cannot be read, when it cannot.</summary>
    public ShapeProblem? Problem { get; private set; }

    /// <summary>The same of a result.</summary>
    public Fault? Fault => Problem is { } problem ? Contract.Fault.Of(RuleCatalog.UnsupportedResultMember, problem.Path, _call.Name, problem.Reason, problem.Remedy) : null;

    public IEnumerable<ShapeModel> Shapes => _shapes.Values;

    public ShapeModel? Find(string name) => _shapes.TryGetValue(name, out var shape) ? shape : null;

    public INamedTypeSymbol TypeOf(ShapeModel shape) => _types[shape.Name];

    /// <summary>Reads a result type; <see langword="null"/> for what is no value at all, or has a <see cref="Fault"/>.</summary>
    public RootModel? ReadRoot(ITypeSymbol type)
    {
        if (!IsValue(type) || ReadPart(type, Short(Unmarked(type))) is not { } part || Problem is not null)
            return null;

        var plain = Unmarked(type);
        var isWrapped = part.IsNullable || part.Kind is PartKind.Value or PartKind.List
            || (part.Kind == PartKind.Reference && _shapes[part.Name].Kind is ShapeKind.Enum or ShapeKind.Union);
        return new()
        {
            Name = ShapeNames.Of(plain, _facts.PlainNameOf(plain)) + (part.IsNullable ? "OrNull" : ""),
            SchemaName = SchemaNameOf(plain),
            Part = part,
            IsWrapped = isWrapped,
            Schema = new SchemaWriter(_shapes).WriteRoot(part, isWrapped),
        };
    }

    /// <summary>Reads the items of a streamed list, as the list that they make.</summary>
    public RootModel? ReadItems(ITypeSymbol type)
    {
        if (!IsValue(type) || ReadPart(type, Short(Unmarked(type))) is not { } item || Problem is not null)
            return null;

        var name = $"List<{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>";
        var part = new PartModel { Kind = PartKind.List, Name = "List", TypeName = $"{Space}List<{item.TypeName}>", Item = item, Expected = "a list" };
        return new()
        {
            Name = ShapeNames.Of(name, part.TypeName),
            SchemaName = SchemaNameOf(name),
            Part = part,
            IsWrapped = true,
            Schema = new SchemaWriter(_shapes).WriteRoot(part, isWrapped: true),
        };
    }

    // What a contract of its own generics or a method's result without a value could mean is for other rules to say.
    internal static bool IsValue(ITypeSymbol type) => Unmarked(type) switch
    {
        ITypeParameterSymbol or IDynamicTypeSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol or IErrorTypeSymbol => false,
        { SpecialType: SpecialType.System_Object } => false,
        IArrayTypeSymbol array => IsValue(array.ElementType),
        INamedTypeSymbol named => ScalarTypes.Find(named) is not null || IsCollection(named) || !(IsOfPlatform(named) || Declarations.IsOurs(named)),
        _ => false,
    };

    private PartModel? ReadPart(ITypeSymbol type, string path)
    {
        var plain = Unmarked(type);
        var part = plain is IArrayTypeSymbol array ? ReadArray(array, path) : plain is INamedTypeSymbol named ? ReadNamed(named, path) : null;
        if (part is null)
            return Problem is null ? Unsupported(path, WhyUnknown(type), UnknownRemedy) : null;

        var isNullable = IsNullable(type);
        return part with { TypeName = isNullable ? part.TypeName + "?" : part.TypeName, IsNullable = isNullable, IsValueType = plain.IsValueType };
    }

    internal static bool IsNullable(ITypeSymbol type) =>
        type.IsValueType ? type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T : type.NullableAnnotation == NullableAnnotation.Annotated;

    private PartModel? ReadNamed(INamedTypeSymbol type, string path)
    {
        if (ScalarTypes.Find(type) is { } scalar)
            return scalar with { TypeName = _facts.PlainNameOf(type) };
        if (CollectionOf(type) is { } collection)
            return ReadCollection(type, collection, path);

        return IsOfPlatform(type) ? null : ReadShape(type, path);
    }

    private PartModel? ReadShape(INamedTypeSymbol type, string path)
    {
        var typeName = _facts.PlainNameOf(type);
        var name = ShapeNames.Of(type, typeName);
        if (!_shapes.ContainsKey(name) && _open.Add(name))
        {
            if (WhyUnreachable(type) is { } reason)
                return Unsupported(path, $"the type '{Short(type)}' {reason}", "make it visible in the whole assembly");
            if (Build(type, name, typeName, path) is not { } shape)
                return null;
            _shapes[name] = shape;
            _types[name] = type;
        }

        var expected = type.TypeKind != TypeKind.Enum ? "an object" : $"{(IsFlags(type) ? "a list of names" : "a name")} of '{type.Name}'";
        return new() { Kind = PartKind.Reference, TypeName = typeName, Name = name, Expected = expected };
    }

    private ShapeModel? Build(INamedTypeSymbol type, string name, string typeName, string path)
    {
        if (HasForeignConverter(type, type))
            return Unsupported<ShapeModel>(path, $"'{Short(type)}' has a converter of its own", ConverterRemedy);
        if (type.TypeKind == TypeKind.Enum)
            return ReadEnum(type, name, typeName, path);
        if (DerivedTypes(type) is { Count: > 0 } derived)
            return ReadUnion(type, derived, name, typeName, path);
        if (type.IsTupleType)
            return ReadTuple(type, name, typeName, path);
        if (_isWritten)
            return ReadWritten(type, name, typeName, path);

        var isObject = type.TypeKind is TypeKind.Class or TypeKind.Struct && type is { IsAbstract: false, IsStatic: false, IsRefLikeType: false };
        return isObject
            ? ReadObject(type, name, typeName, path)
            : Unsupported<ShapeModel>(path, $"the type '{Short(type)}' cannot be created", "use a class that is not abstract, or list its kinds with [JsonDerivedType]");
    }

    private string? WhyUnreachable(INamedTypeSymbol type)
    {
        if (type.IsFileLocal)
            return "is local to its file";
        if (_facts.FindAliased(type) is not null)
            return "is reached through an alias only";

        return _facts.Compilation.IsSymbolAccessibleWithin(type, _facts.Compilation.Assembly) ? null : $"is {type.DeclaredAccessibility.ToString().ToLowerInvariant()}";
    }

    private static bool IsOfPlatform(INamedTypeSymbol type)
    {
        if (type.IsTupleType || type.TypeKind == TypeKind.Enum || (type.Name == "KeyValuePair" && type.IsGenericType))
            return false;

        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            space = outer;
        return space is { Name: "System" or "Microsoft", ContainingNamespace.IsGlobalNamespace: true };
    }

    internal static ITypeSymbol Unmarked(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => nullable.TypeArguments[0],
        { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated),
        _ => type,
    };

    private string WhyUnknown(ITypeSymbol type) => $"the type '{Short(type)}' is not {(_isWritten ? "written as" : "read from")} JSON";

    private PartModel? Unsupported(string path, string reason, string remedy) => Unsupported<PartModel>(path, reason, remedy);

    private T? Unsupported<T>(string path, string reason, string remedy)
        where T : class
    {
        if (Problem is null)
        {
            _reporter.Report(RuleCatalog.UnsupportedResultMember, RuleAnchor.At(_call), path, _call.Name, reason, remedy);
            Problem = new(path, reason, remedy);
        }

        return null;
    }

    // Providers allow letters, digits, '_' and '-'.
    internal static string SchemaNameOf(ITypeSymbol type) => SchemaNameOf(type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));

    private static string SchemaNameOf(string type)
    {
        var name = new System.Text.StringBuilder();
        foreach (var c in type)
            name.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_');
        var text = name.ToString().Trim('_');
        return text.Length == 0 ? "answer" : text.Length > 60 ? text.Substring(0, 60) : text;
    }

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
