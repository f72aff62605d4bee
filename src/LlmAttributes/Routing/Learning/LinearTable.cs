namespace LlmAttributes;

/// <summary>The weights of hashed words for several outputs, a byte each, so that all of them stay in the processor's cache.</summary>
internal sealed partial class LinearTable
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
