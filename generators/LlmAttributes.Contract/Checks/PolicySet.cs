using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The attributes of the library that stand on one symbol.</summary>
internal sealed class PolicySet
{
    public static readonly PolicySet Empty = new();

    private readonly AttributeData?[] _single = new AttributeData?[PolicyKinds.Count];

    public ImmutableArray<(PolicyKind Kind, AttributeData Attribute)> All { get; private set; } = ImmutableArray<(PolicyKind, AttributeData)>.Empty;

    /// <summary>All fallbacks, in their order.</summary>
    public List<AttributeData>? Fallbacks { get; private set; }

    /// <summary>The attribute of a kind; of several the first.</summary>
    public AttributeData? this[PolicyKind kind] => _single[(int)kind];

    /// <summary>The attribute of a kind unless it is missing or switched off.</summary>
    public AttributeData? Enabled(PolicyKind kind) => this[kind] is { } attribute && !attribute.IsDisabled() ? attribute : null;

    /// <summary>All attributes of a kind, in their order.</summary>
    public List<AttributeData> Of(PolicyKind kind)
    {
        var found = new List<AttributeData>();
        foreach (var (other, attribute) in All)
        {
            if (other == kind)
                found.Add(attribute);
        }

        return found;
    }

    public static PolicySet Read(ISymbol symbol) => Read(symbol.GetAttributes());

    public static PolicySet Read(ImmutableArray<AttributeData> attributes)
    {
        if (attributes.IsEmpty)
            return Empty;

        PolicySet? set = null;
        foreach (var attribute in attributes)
        {
            var kind = PolicyKinds.Of(attribute);
            if (kind == PolicyKind.None)
                continue;

            set ??= new PolicySet();
            set.All = set.All.Add((kind, attribute));
            set._single[(int)kind] ??= attribute;
            if (kind == PolicyKind.Fallback)
                (set.Fallbacks ??= new()).Add(attribute);
        }

        return set ?? Empty;
    }
}
