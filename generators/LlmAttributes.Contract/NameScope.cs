using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Names in and around the generated class, kept free of clashes with what the user wrote.</summary>
internal sealed class NameScope
{
    // A public method of this name would hide a member of object.
    private static readonly HashSet<string> s_ofObject = new()
    {
        "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
    };

    private readonly HashSet<string> _fields = new(StringComparer.Ordinal) { "contract" };
    private readonly HashSet<string> _signatures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _statics = new(StringComparer.Ordinal);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    public NameScope(INamedTypeSymbol type, string className)
    {
        AddMembers(type, isOwn: true);
        foreach (var inherited in type.AllInterfaces)
            AddMembers(inherited, isOwn: false);
        for (var container = type; container is not null; container = container.ContainingType)
        {
            _members.Add(container.Name);
            foreach (var parameter in container.TypeParameters)
                _members.Add(parameter.Name);
        }

        ClassName = className;
        for (var number = 1; _members.Contains(ClassName) || IsVisibleType(type, ClassName); number++)
            ClassName = className + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The name of the nested class.</summary>
    public string ClassName { get; }

    /// <summary>Whether a method can be a public member of the class: the first of its signature can.</summary>
    public bool TryTakeSignature(IMethodSymbol method, string signature) => !s_ofObject.Contains(method.Name) && _signatures.Add(method.Name + signature);

    public string TakeField(string name) => Identifiers.Unique(Identifiers.ToCamelCase(Identifiers.WithoutAsync(name)), _fields);

    /// <summary>Takes the name of a class within the client.</summary>
    public string TakeClass(string wanted)
    {
        var name = wanted;
        for (var number = 2; _members.Contains(name) || name == ClassName || !_statics.Add(name); number++)
            name = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    /// <summary>Takes the name of a static method beside a call; overloads share it while their parameters tell them apart.</summary>
    public string TakeStatic(string prefix, string callName, string signature)
    {
        var wanted = prefix + Identifiers.WithoutAsync(callName);
        var name = wanted;
        for (var number = 2; _members.Contains(name) || !_statics.Add(name + signature); number++)
            name = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    // The nested class would capture the name wherever the interface uses it.
    private static bool IsVisibleType(INamedTypeSymbol type, string name)
    {
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (!container.GetTypeMembers(name).IsEmpty)
                return true;
        }

        for (var space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (!space.GetTypeMembers(name).IsEmpty)
                return true;
        }

        return false;
    }

    // A using directive may have brought the name in.
    private void AddTypeNames(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            AddTypeNames(array.ElementType);

        if (type is not INamedTypeSymbol { SpecialType: SpecialType.None } named)
            return;

        _members.Add(named.Name);
        foreach (var argument in named.TypeArguments)
            AddTypeNames(argument);
    }

    private void AddMembers(INamedTypeSymbol type, bool isOwn)
    {
        foreach (var member in type.GetMembers())
        {
            // What a base contract has from its own generation may be hidden; what a user wrote may not be doubled.
            if (isOwn || member is not IMethodSymbol { IsStatic: true })
                _members.Add(member.Name);
            if (member is not IMethodSymbol method)
                continue;

            AddTypeNames(method.ReturnType);
            foreach (var parameter in method.Parameters)
            {
                AddTypeNames(parameter.Type);
                if (parameter.Name.StartsWith("_", StringComparison.Ordinal) || parameter.Name.StartsWith("s_", StringComparison.Ordinal))
                    Reserve(parameter.Name);
            }

            if (method.Name.StartsWith("_", StringComparison.Ordinal) || method.Name.StartsWith("s_", StringComparison.Ordinal))
                Reserve(method.Name);
        }
    }

    private void Reserve(string name) => _fields.Add(name.Substring(name[0] == '_' ? 1 : 2));
}
