using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The attributes of one level and the next level outwards: method, contract, base interface, assembly.</summary>
/// <param name="own">The attributes under check; what lies further out is checked on its own.</param>
/// <param name="outer">The next level outwards.</param>
internal sealed class PolicyLevels(PolicySet own, PolicyLevels? outer)
{
    public PolicySet Own => own;

    public PolicyLevels? Outer => outer;

    public AttributeData? Nearest(PolicyKind kind) => own[kind] ?? outer?.Nearest(kind);

    public bool IsOn(PolicyKind kind) =>
        kind == PolicyKind.Fallback ? Fallbacks() is not null : Nearest(kind) is { } attribute && !attribute.IsDisabled();

    public bool IsInheritedOn(PolicyKind kind) => outer?.IsOn(kind) == true;

    public bool IsInheritedOff(PolicyKind kind) => outer?.Nearest(kind) is { } attribute && attribute.IsDisabled();

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

    /// <summary>The nearest list of model keys, and the attribute that gives it.</summary>
    public AttributeData? KeysSource(PolicyKind kind)
    {
        if (kind == PolicyKind.Model)
            return Nearest(kind);
        return own[kind] is { } attribute && !attribute.Keys(CandidateChecks.KeysParameter(kind, attribute)).IsEmpty ? attribute : outer?.KeysSource(kind);
    }

    /// <summary>The attributes of a kind that may stand several times, from the nearest level that has any.</summary>
    public List<AttributeData> Table(PolicyKind kind)
    {
        var table = new List<AttributeData>();
        for (var level = this; level is not null && table.Count == 0; level = level.Outer)
        {
            foreach (var (found, attribute) in level.Own.All)
            {
                if (found == kind)
                    table.Add(attribute);
            }
        }

        return table;
    }

    /// <summary>What names models for kinds of task and for lengths.</summary>
    public List<AttributeData> RouteRows()
    {
        var rows = Table(PolicyKind.RouteTask);
        rows.AddRange(Table(PolicyKind.RouteBand));
        return rows;
    }

    /// <summary>The number that holds, found property by property, and the attribute that sets it.</summary>
    public (double Value, AttributeData Source)? Number(PolicyKind kind, string name) => IsOn(kind) ? Read(kind, name) : null;

    /// <summary>The value of an enumeration that holds, found property by property.</summary>
    public int? Setting(PolicyKind kind, string name) =>
        own[kind] is { } attribute && AttributeReader.EnumNumber(attribute, name) is { } value ? value : outer?.Setting(kind, name);

    private (double Value, AttributeData Source)? Read(PolicyKind kind, string name) =>
        own[kind] is { } attribute && attribute.Number(name) is { } value ? (value, attribute) : outer?.Read(kind, name);
}
