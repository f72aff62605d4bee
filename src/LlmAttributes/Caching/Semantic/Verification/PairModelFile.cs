using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>The model of pairs as it is kept, little-endian: rarities, the linear model, the trees, the curves.</summary>
internal static class PairModelFile
{
    public static PairModel ReadShipped()
    {
        using var stream = typeof(PairModel).Assembly.GetManifestResourceStream("LlmAttributes.pairs.bin")!;
        return Read(stream);
    }

    public static PairModel Read(Stream stream)
    {
        var weights = new WordWeights(Bytes(stream, WordWeights.WordBuckets), Bytes(stream, WordWeights.GramBuckets));
        var step = Floats(stream, 1)[0];
        var linear = new LinearPairs(MemoryMarshal.Cast<byte, sbyte>(Bytes(stream, LinearPairs.Buckets)).ToArray(), step);
        var depth = Bytes(stream, 1)[0];
        var count = Bytes(stream, 1)[0];
        var inner = (1 << depth) - 1;
        var trees = new PairTrees(depth, Bytes(stream, count * inner), Floats(stream, count * inner), Floats(stream, count << depth), Floats(stream, 1)[0]);
        var strata = (int)PairStratum.SameWords + 1;
        return new(weights, linear, trees, new(Floats(stream, strata), Floats(stream, strata), Floats(stream, PairCurves.Bounds.Length)));
    }

    public static void Write(PairModel model, Stream stream)
    {
        stream.Write(model.Weights.Words.Span);
        stream.Write(model.Weights.Grams.Span);
        Write(stream, [model.Linear.Step]);
        stream.Write(MemoryMarshal.AsBytes(model.Linear.Weights.Span));
        stream.WriteByte((byte)model.Trees.Depth);
        stream.WriteByte((byte)model.Trees.Count);
        stream.Write(model.Trees.Features.Span);
        Write(stream, model.Trees.Bounds.Span);
        Write(stream, model.Trees.Leaves.Span);
        Write(stream, [model.Trees.Start]);
        Write(stream, model.Curves.Slopes.Span);
        Write(stream, model.Curves.Offsets.Span);
        Write(stream, model.Curves.Least.Span);
    }

    private static byte[] Bytes(Stream stream, int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static float[] Floats(Stream stream, int count)
    {
        var bytes = Bytes(stream, count * sizeof(float));
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return values;
    }

    private static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }
}
