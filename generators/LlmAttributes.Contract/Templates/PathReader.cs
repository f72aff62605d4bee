using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Turns property paths of placeholders into expressions that survive <see langword="null"/> on the way.</summary>
internal sealed class PathReader(Compilation compilation, ISymbol within, WrittenTypes? written = null)
{
    private const int MaxDepth = 3;
    private const int MaxPaths = 300;
    private const int MaxItemPaths = 40;
    private const int MaxLoops = 2;

    /// <summary>The types that are written as JSON.</summary>
    public WrittenTypes? Written => written;

    /// <summary>The type of a parameter as prompts see it.</summary>
    public ITypeSymbol TypeOf(IParameterSymbol parameter) => ChunkParameters.TypeOf(parameter, compilation);

    /// <summary>Follows one path; on failure names the type that lacks the property.</summary>
    public bool TryRead(string root, ITypeSymbol type, string path, out PathValue value, out ITypeSymbol failedType, out string failedName)
    {
        value = default;
        var step = new Step(root, type);
        failedType = type;
        failedName = "";
        for (var dot = path.IndexOf('.'); dot >= 0;)
        {
            var next = path.IndexOf('.', dot + 1);
            failedName = next < 0 ? path.Substring(dot + 1) : path.Substring(dot + 1, next - dot - 1);
            failedType = step.Type;
            if (!TryStep(step, failedName, out step))
                return false;

            dot = next;
        }

        value = ValueOf(step);
        return true;
    }

    /// <summary>Lists the paths that a prompt file may use: its text is not known where symbols are.</summary>
    public EquatableArray<PathModel> ReadAll(string root, string name, ITypeSymbol type, IMethodSymbol call)
    {
        var left = MaxPaths;
        return ReadAll(new(root, type), name, call, MaxDepth, MaxLoops, ref left);
    }

    private EquatableArray<PathModel> ReadAll(Step root, string name, IMethodSymbol call, int maxDepth, int loops, ref int left)
    {
        var paths = new List<PathModel>();
        var level = new List<(string Path, Step Step)> { (name, root) };
        for (var depth = 0; level.Count > 0; depth++)
        {
            var below = new List<(string, Step)>();
            foreach (var (path, step) in level)
            {
                if (left == 0)
                    return paths.ToEquatableArray();

                left--;
                paths.Add(PathOf(path, ValueOf(step), call, loops, ref left));
                if (depth < maxDepth && step.Type.SpecialType != SpecialType.System_String)
                    AddMembers(below, path, step);
            }

            level = below;
        }

        return paths.ToEquatableArray();
    }

    private PathModel PathOf(string path, PathValue value, IMethodSymbol call, int loops, ref int left)
    {
        var model = new PathModel(path, value.Expression, value.Shape) { Json = written?.Find(value.Type, call, out _), MayBeNull = value.MayBeNull };
        if (value.ItemType is null || loops == 0)
            return model;

        // What the items of a sequence take is spared from the rest, so that a type of many lists stays small.
        var share = Math.Min(left, MaxItemPaths);
        left -= share;
        var items = ReadAll(new(PathModel.ItemRoot, value.ItemType), "", call, 1, loops - 1, ref share);
        left += share;
        return model with { Items = items, ItemType = CompilationFacts.Of(within)?.NameOf(value.ItemType) ?? "" };
    }

    /// <summary>Lists the readable properties of a type.</summary>
    public List<string> Names(ITypeSymbol type)
    {
        var members = new List<(string Path, Step Step)>();
        AddMembers(members, "", new("", type));
        var names = new List<string>(members.Count);
        foreach (var (path, _) in members)
            names.Add(path.Substring(1));
        return names;
    }

    private void AddMembers(List<(string Path, Step Step)> list, string path, Step step)
    {
        var seen = new HashSet<string>();
        foreach (var owner in Owners(Underlying(step.Type)))
        {
            foreach (var member in owner.GetMembers())
            {
                if (member.CanBeReferencedByName && seen.Add(member.Name) && TryStep(step, member.Name, out var next))
                    list.Add(($"{path}.{member.Name}", next));
            }
        }
    }

    private bool TryStep(Step from, string name, out Step to)
    {
        to = default;
        if (from.Type.TypeKind == TypeKind.Dynamic)
            return false;

        var type = Underlying(from.Type);
        if (Find(type, name) is { } member)
        {
            var memberType = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
            if (memberType.IsRefLikeType || memberType.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error)
                return false;

            var canBeNull = !type.IsValueType || !ReferenceEquals(type, from.Type);
            to = Join(from, canBeNull, Identifiers.Escape(name), memberType);
            return true;
        }

        if (ReferenceEquals(type, from.Type))
            return false;

        if (name == "Value")
        {
            to = from;
            return true;
        }

        if (name != "HasValue")
            return false;

        to = new(from.Expression + ".HasValue", compilation.GetSpecialType(SpecialType.System_Boolean));
        return true;
    }

    private static Step Join(Step from, bool canBeNull, string name, ITypeSymbol type)
    {
        if (!canBeNull)
            return new($"{from.Expression}.{name}", type, from.IsConditional);

        // An open type parameter has no nullable form for '?.' to yield.
        return type is ITypeParameterSymbol { IsReferenceType: false, IsValueType: false }
            ? new($"({from.Expression} is null ? default : {from.Expression}.{name})", type)
            : new($"{from.Expression}?.{name}", type, true);
    }

    private ISymbol? Find(ITypeSymbol type, string name)
    {
        foreach (var owner in Owners(type))
        {
            foreach (var member in owner.GetMembers(name))
            {
                var isReadable = member switch
                {
                    IPropertySymbol { IsIndexer: false, IsStatic: false, GetMethod: { } getter } => compilation.IsSymbolAccessibleWithin(getter, within),
                    IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => compilation.IsSymbolAccessibleWithin(field, within),
                    IFieldSymbol { IsStatic: false, CorrespondingTupleField: not null } => true,
                    _ => false,
                };
                if (isReadable)
                    return member;
            }
        }

        return null;
    }

    private static IEnumerable<ITypeSymbol> Owners(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                foreach (var owner in Owners(constraint))
                    yield return owner;
            }

            yield break;
        }

        for (var owner = type; owner is not null; owner = owner.BaseType)
            yield return owner;

        if (type.TypeKind != TypeKind.Interface)
            yield break;

        foreach (var owner in type.AllInterfaces)
            yield return owner;
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    // A dynamic value would be bound by reflection when it is appended.
    private static string Finish(Step step) => step.Type.TypeKind == TypeKind.Dynamic ? $"(object?){step.Expression}" : step.Expression;

    private static PathValue ValueOf(Step step) => new(Finish(step), step.Type, step.IsConditional);

    private readonly record struct Step(string Expression, ITypeSymbol Type, bool IsConditional = false);
}
