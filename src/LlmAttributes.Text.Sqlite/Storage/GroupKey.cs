namespace LlmAttributes;

/// <summary>Keys of the groups of groupings, in whose place the partition stands in keys of what is kept by row.</summary>
internal static class GroupKey
{
    private const int GroupBits = 16;

    public const int MostGroups = 1 << GroupBits;

    public static long Of(long grouping, int group) => (grouping << GroupBits) | (uint)group;
}
