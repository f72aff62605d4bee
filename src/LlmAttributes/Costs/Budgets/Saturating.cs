namespace LlmAttributes;

/// <summary>Sums that stay at the end of the range instead of leaving it.</summary>
internal static class Saturating
{
    public static long Add(long left, long right)
    {
        var sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0 ? left < 0 ? long.MinValue : long.MaxValue : sum;
    }

    public static long Subtract(long left, long right)
    {
        var difference = unchecked(left - right);
        return ((left ^ right) & (left ^ difference)) < 0 ? left < 0 ? long.MinValue : long.MaxValue : difference;
    }
}
