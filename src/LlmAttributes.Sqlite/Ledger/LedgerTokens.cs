namespace LlmAttributes;

/// <summary>Usage as pairs of kind and count, which a store can keep without a column for each kind.</summary>
internal static class LedgerTokens
{
    public const decimal PicoPerUsd = 1_000_000_000_000m;

    private static readonly string[] s_names = Enum.GetNames<UsageKind>();
    private static readonly UsageKind[] s_kinds = Enum.GetValues<UsageKind>();

    /// <summary>Lists the kinds whose count is not 0.</summary>
    public static IEnumerable<(string Kind, long Count)> Of(TokenUsage usage)
    {
        for (var i = 0; i < s_kinds.Length; i++)
        {
            if (usage[s_kinds[i]] is not 0 and var count)
                yield return (s_names[i], count);
        }
    }

    /// <summary>Sets the count of a kind; one that a newer version wrote is left out.</summary>
    public static TokenUsage With(TokenUsage usage, string kind, long count) =>
        Array.IndexOf(s_names, kind) is >= 0 and var i ? usage.With(s_kinds[i], count) : usage;
}
