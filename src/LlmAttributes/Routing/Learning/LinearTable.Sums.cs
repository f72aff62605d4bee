using System.Runtime.Intrinsics;

namespace LlmAttributes;

/// <content>Sums by vectors.</content>
internal sealed partial class LinearTable
{
    /// <summary>Adds the weights of a feature to the sums of all outputs.</summary>
    /// <param name="hash">The feature.</param>
    /// <param name="sums">The sums, <see cref="SumLength"/> of them.</param>
    public void Add(uint hash, Span<int> sums)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sums.Length, _stride);
        // Both lengths are known, so the loop goes without a check per lane, which would take longer than the sums.
        ref var weights = ref _weights.AsSpan(PromptTokens.Bucket(hash, Buckets) * _stride, _stride)[0];
        ref var sum = ref sums[0];
        for (nuint i = 0; i < (nuint)_stride; i += Lane)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref weights, i));
            var (a, b) = Vector128.Widen(low);
            var (c, d) = Vector128.Widen(high);
            (Vector128.LoadUnsafe(ref sum, i) + a).StoreUnsafe(ref sum, i);
            (Vector128.LoadUnsafe(ref sum, i + 4) + b).StoreUnsafe(ref sum, i + 4);
            (Vector128.LoadUnsafe(ref sum, i + 8) + c).StoreUnsafe(ref sum, i + 8);
            (Vector128.LoadUnsafe(ref sum, i + 12) + d).StoreUnsafe(ref sum, i + 12);
        }
    }
}
