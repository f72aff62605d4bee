using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <content>How a fitted model is kept.</content>
internal sealed partial class TaskModel
{
    /// <summary>Rounds weights to bytes.</summary>
    /// <param name="weights">The weights, output by output.</param>
    public static TaskModel Round(float[][] weights)
    {
        var bytes = new sbyte[Buckets * weights.Length];
        var scales = new float[weights.Length];
        for (var k = 0; k < weights.Length; k++)
        {
            var largest = weights[k].Max(MathF.Abs);
            scales[k] = largest / sbyte.MaxValue;
            for (var i = 0; largest > 0 && i < Buckets; i++)
                bytes[(i * weights.Length) + k] = (sbyte)MathF.Round(weights[k][i] / scales[k]);
        }

        return new(new(bytes, scales, []));
    }

    /// <summary>Writes the model as it is kept: a scale per output, then the weights bucket by bucket.</summary>
    public void Save(Stream stream)
    {
        Span<byte> scale = stackalloc byte[sizeof(float)];
        foreach (var value in _table.Scales)
        {
            BinaryPrimitives.WriteSingleLittleEndian(scale, value);
            stream.Write(scale);
        }

        for (var i = 0; i < Buckets; i++)
            stream.Write(MemoryMarshal.AsBytes(_table.Row(i)));
    }
}
