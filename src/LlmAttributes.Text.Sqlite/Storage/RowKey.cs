namespace LlmAttributes;

/// <summary>Keys of what is kept by row.</summary>
internal static class RowKey
{
    public static long Of(long partition, int row) => (partition << 32) | (uint)row;

    public static long Last(long partition) => Of(partition, int.MaxValue);

    public static int RowOf(long key) => (int)(uint)key;
}
