using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads guards: those of all levels, the outermost first; of one type the nearest attribute holds, property by property, at the place of the outermost.</summary>
internal static class GuardReader
{
    public static EquatableArray<GuardModel> Read(DeclarationLevel level, bool isInput)
    {
        var guards = new List<GuardModel>();
        foreach (var attribute in Of(level, isInput))
        {
            if (AttributeReader.Boolean(attribute, "Enabled") != false && TypeOf(attribute) is { } type)
                guards.Add(new(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), CanCreate(type), MaxRetries(level, attribute, isInput), !isInput && HoldsStream(level, attribute)));
        }

        return guards.ToEquatableArray();
    }

    /// <summary>The attributes that hold, switched off ones included.</summary>
    public static List<AttributeData> Of(DeclarationLevel level, bool isInput)
    {
        var found = level.Outer is null ? new() : Of(level.Outer, isInput);
        foreach (var attribute in (isInput ? level.Own.InputGuards : level.Own.OutputGuards) ?? [])
        {
            var at = found.FindIndex(other => IsSame(other, attribute));
            if (at < 0)
                found.Add(attribute);
            else if (!IsOwn(level, found[at], isInput))
                found[at] = attribute;
        }

        return found;
    }

    /// <summary>The type of a guard, or <see langword="null"/> where it does not compile.</summary>
    public static INamedTypeSymbol? TypeOf(AttributeData attribute) =>
        attribute.AttributeClass is { TypeArguments: { Length: 1 } arguments } && arguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } type ? type : null;

    /// <summary>Whether two attributes name the same guard.</summary>
    public static bool IsSame(AttributeData one, AttributeData other) => SymbolEqualityComparer.Default.Equals(one.AttributeClass, other.AttributeClass);

    public static bool CanCreate(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (!type.IsAbstract && constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public })
                return true;
        }

        return false;
    }

    private static bool IsOwn(DeclarationLevel level, AttributeData attribute, bool isInput) =>
        (isInput ? level.Own.InputGuards : level.Own.OutputGuards)!.Contains(attribute);

    /// <summary>Whether a guard of answers holds streams back.</summary>
    public static bool HoldsStream(DeclarationLevel level, AttributeData guard)
    {
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Own.OutputGuards?.Find(other => IsSame(other, guard)) is { } attribute && AttributeReader.Boolean(attribute, "HoldStream") is { } holds)
                return holds;
        }

        return false;
    }

    private static int? MaxRetries(DeclarationLevel level, AttributeData guard, bool isInput)
    {
        for (var at = level; at is not null && !isInput; at = at.Outer)
        {
            if (at.Own.OutputGuards?.Find(other => IsSame(other, guard)) is { } attribute && AttributeReader.Integer(attribute, "MaxRetries") is { } count)
                return count;
        }

        return null;
    }
}
