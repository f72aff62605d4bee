using System.Collections.Immutable;

namespace LlmAttributes.Contract;

/// <summary>What a report tells its code fix.</summary>
internal static class RuleProperties
{
    /// <summary>The name that was written.</summary>
    public const string Name = nameof(Name);

    /// <summary>The name that was probably meant.</summary>
    public const string Nearest = nameof(Nearest);

    public static ImmutableDictionary<string, string?> Of(string? name, string? nearest)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Name, name);
        return nearest is null ? properties : properties.Add(Nearest, nearest);
    }
}
