using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The declarations of one level of inheritance and the next level outwards: method, contract, base interface, assembly.</summary>
/// <param name="own">The declarations.</param>
/// <param name="outer">The next level outwards.</param>
/// <param name="owner">Where they stand; needed where a budget counts by place.</param>
internal sealed class DeclarationLevel(Declarations own, DeclarationLevel? outer, ISymbol? owner = null)
{
    public Declarations Own { get; } = own;

    public DeclarationLevel? Outer { get; } = outer;

    public ISymbol? Owner { get; } = owner;

    /// <summary>The nearest attribute of a kind.</summary>
    public AttributeData? Find(DeclarationKind kind)
    {
        for (var level = this; level is not null; level = level.Outer)
        {
            if (level.Own[kind] is { } attribute)
                return attribute;
        }

        return null;
    }

    /// <summary>Whether the nearest attribute of a kind leaves its policy on.</summary>
    public bool IsOn(DeclarationKind kind) => Find(kind) is { } attribute && AttributeReader.Boolean(attribute, "Enabled") != false;

    /// <summary>Whether a fallback that names nothing finds what it switches on, here or further out.</summary>
    public bool HasFallbacksToSwitchOn() => Fallbacks(isRevived: true) is not null;

    /// <summary>The fallbacks that hold, or <see langword="null"/>.</summary>
    public List<AttributeData>? Fallbacks(bool isRevived = false)
    {
        for (var level = this; level is not null; level = level.Outer)
        {
            if (FallbackChain.TryDecide(level.Own.Fallbacks, ref isRevived, out var chain))
                return chain;
        }

        return null;
    }

    /// <summary>The nearest models for kinds of task.</summary>
    public List<AttributeData>? RouteTasks => Own.RouteTasks ?? Outer?.RouteTasks;

    /// <summary>The nearest models for lengths.</summary>
    public List<AttributeData>? RouteBands => Own.RouteBands ?? Outer?.RouteBands;

    /// <summary>The nearest descriptions of members.</summary>
    public List<AttributeData>? Members => Own.Members ?? Outer?.Members;

    public bool HasRouteRows => RouteTasks is not null || RouteBands is not null;

    /// <summary>The nearest list of texts.</summary>
    public EquatableArray<string> Texts(DeclarationKind kind, string property)
    {
        for (var level = this; level is not null; level = level.Outer)
        {
            if (level.Own[kind] is { } attribute && AttributeReader.Texts(attribute, property) is { IsEmpty: false } texts)
                return texts;
        }

        return default;
    }

    public bool? Boolean(DeclarationKind kind, string property)
    {
        for (var level = this; level is not null; level = level.Outer)
        {
            if (level.Own[kind] is { } attribute && AttributeReader.Boolean(attribute, property) is { } value)
                return value;
        }

        return null;
    }

    public double? Number(DeclarationKind kind, string property)
    {
        for (var level = this; level is not null; level = level.Outer)
        {
            if (level.Own[kind] is { } attribute && AttributeReader.Number(attribute, property) is { } value)
                return value;
        }

        return null;
    }

    /// <summary>The nearest value of an enumeration, as an expression.</summary>
    public string? EnumText(DeclarationKind kind, string property, string typeName)
    {
        for (var level = this; level is not null; level = level.Outer)
        {
            if (level.Own[kind] is { } attribute && AttributeReader.EnumText(attribute, property, typeName) is { } value)
                return value;
        }

        return null;
    }

    public int? Integer(DeclarationKind kind, string property, bool isEnum = false)
    {
        for (var level = this; level is not null; level = level.Outer)
        {
            if (level.Own[kind] is { } attribute && (isEnum ? AttributeReader.EnumNumber(attribute, property) : AttributeReader.Integer(attribute, property)) is { } value)
                return value;
        }

        return null;
    }

    public string? Text(DeclarationKind kind, string property)
    {
        for (var level = this; level is not null; level = level.Outer)
        {
            if (level.Own[kind] is { } attribute && AttributeReader.Text(attribute, property) is { } value)
                return value;
        }

        return null;
    }
}
