using System.Runtime.Intrinsics;

namespace LlmAttributes;

/// <summary>The weights of hashed words for several outputs, a byte each, so that all of them stay in the processor's cache.</summary>
internal sealed class LinearTable
{
    private const int Lane = 16;

    private readonly sbyte[] _weights;
    private readonly float[] _scales;
    private readonly float[] _shape;
    private readonly int _stride;

    /// <summary>Creates the table.</summary>
    /// <param name="weights">The weights, bucket by bucket.</param>
    /// <param name="scales">What a step of each output's weights is worth.</param>
    /// <param name="shape">The weights of the numbers of <see cref="ShapeScale"/>, number by number.</param>
    public LinearTable(ReadOnlySpan<sbyte> weights, float[] scales, float[] shape)
    {
        Outputs = scales.Length;
        Buckets = Outputs == 0 ? 0 : weights.Length / Outputs;
        _scales = scales;
        _shape = shape;
        _stride = PaddedLength(Outputs);
        _weights = new sbyte[Buckets * _stride];
        for (var i = 0; i < Buckets; i++)
            weights.Slice(i * Outputs, Outputs).CopyTo(_weights.AsSpan(i * _stride));
    }

    public int Outputs { get; }

    public int Buckets { get; }

    public ReadOnlySpan<float> Scales => _scales;

    public ReadOnlySpan<float> Shape => _shape;

    /// <summary>Gets how many sums <see cref="Add"/> needs room for.</summary>
    public int SumLength => _stride;

    /// <summary>The weights of one bucket.</summary>
    public ReadOnlySpan<sbyte> Row(int bucket) => _weights.AsSpan(bucket * _stride, Outputs);

    /// <summary>Rounds weights to bytes.</summary>
    /// <param name="weights">The weights, output by output: those of the buckets, then those of the shape.</param>
    /// <param name="factors">What the weights of each bucket are multiplied with.</param>
    public static LinearTable Round(double[][] weights, float[] factors)
    {
        var outputs = weights.Length;
        var rounded = new sbyte[factors.Length * outputs];
        var scales = new float[outputs];
        var shape = new float[ShapeScale.Count * outputs];
        for (var k = 0; k < outputs; k++)
        {
            var largest = 0.0;
            for (var i = 0; i < factors.Length; i++)
                largest = Math.Max(largest, Math.Abs(weights[k][i] * factors[i]));
            scales[k] = (float)(largest / sbyte.MaxValue);
            for (var i = 0; largest > 0 && i < factors.Length; i++)
                rounded[(i * outputs) + k] = (sbyte)Math.Round(weights[k][i] * factors[i] / largest * sbyte.MaxValue);
            for (var i = 0; i < ShapeScale.Count; i++)
                shape[(i * outputs) + k] = (float)weights[k][factors.Length + i];
        }

        return new(rounded, scales, shape);
    }

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

    /// <summary>Turns sums into the values of all outputs.</summary>
    /// <param name="sums">The sums over all features.</param>
    /// <param name="features">How many features were added.</param>
    /// <param name="shape">The numbers of the shape.</param>
    /// <param name="values">Receives a value per output.</param>
    public void Finish(ReadOnlySpan<int> sums, int features, ReadOnlySpan<float> shape, Span<float> values)
    {
        var share = features == 0 ? 0 : 1 / MathF.Sqrt(features);
        for (var k = 0; k < Outputs; k++)
            values[k] = sums[k] * _scales[k] * share;
        for (var i = 0; i < shape.Length; i++)
        {
            var weights = _shape.AsSpan(i * Outputs, Outputs);
            for (var k = 0; k < weights.Length; k++)
                values[k] += shape[i] * weights[k];
        }
    }

    private static int PaddedLength(int outputs) => (outputs + Lane - 1) / Lane * Lane;
}
