namespace System.Numerics;

/// <summary>What detection needs of the operations on bits.</summary>
internal static class BitOperations
{
    public static int Log2(uint value)
    {
        var log = 0;
        while ((value >>= 1) != 0)
            log++;
        return log;
    }
}
