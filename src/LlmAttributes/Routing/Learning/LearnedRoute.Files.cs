using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LlmAttributes;

public sealed partial class LearnedRoute
{
    private const int MaxBytes = 500_000;
    private const int HeaderBytes = 24;
    private const int ChecksumBytes = 8;
    private const int Version = 1;
    private const int MaxOutputs = 256;

    private static ReadOnlySpan<byte> Magic => "LLMROUTE"u8;

    /// <summary>Writes the route, at most 500 KB.</summary>
    /// <param name="destination">Where it is written.</param>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory))
        {
            writer.Write(_models.Length);
            foreach (var model in _models)
                writer.Write(model);
            Write(writer, _scale.Means);
            Write(writer, _scale.Factors);
            Write(writer, _topics);
            Write(writer, _words);
            Write(writer, _means);
            Write(writer, _gains);
        }

        var payload = memory.ToArray();
        Span<byte> header = stackalloc byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], payload.Length);
        SHA256.HashData(payload).AsSpan(0, ChecksumBytes).CopyTo(header[16..]);
        destination.Write(header);
        destination.Write(payload);
    }

    /// <summary>Reads a route that <see cref="Save"/> wrote.</summary>
    /// <param name="source">Where it is read from; it is read to the end of the route.</param>
    /// <returns>The route.</returns>
    /// <exception cref="InvalidDataException">It is no route, of another version, cut off or damaged.</exception>
    public static LearnedRoute Load(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var header = new byte[HeaderBytes];
        if (source.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !header.AsSpan().StartsWith(Magic))
            throw Fault("it does not begin as one");
        if (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)) is not Version and var version)
            throw Fault(FormattableString.Invariant($"it is of version {version}, this library reads version {Version}"));
        var length = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12));
        if (length is < 0 or > MaxBytes)
            throw Fault(FormattableString.Invariant($"its length is given as {length} bytes, which is out of range"));
        var payload = new byte[length];
        if (source.ReadAtLeast(payload, length, throwOnEndOfStream: false) is var read && read < length)
            throw Fault(FormattableString.Invariant($"it ends after {read} of {length} bytes"));
        if (!SHA256.HashData(payload).AsSpan(0, ChecksumBytes).SequenceEqual(header.AsSpan(16)))
            throw Fault("its checksum does not match");
        try
        {
            return Read(payload);
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            throw Fault("its parts do not fit together");
        }
    }

    private static LearnedRoute Read(byte[] payload)
    {
        using var reader = new BinaryReader(new MemoryStream(payload));
        var models = new string[ReadCount(reader, MaxOutputs)];
        for (var i = 0; i < models.Length; i++)
            models[i] = reader.ReadString();
        var scale = new ShapeScale(ReadNumbers(reader, PromptShape.Count), ReadNumbers(reader, PromptShape.Count));
        var topics = ReadTable(reader);
        var words = ReadTable(reader);
        if (models.Length == 0 || words.Outputs != models.Length)
            throw Fault("its parts do not fit together");
        return new(models, scale, topics, words, ReadNumbers(reader, models.Length), ReadNumbers(reader, models.Length * topics.Outputs));
    }

    private static LinearTable ReadTable(BinaryReader reader)
    {
        var outputs = ReadCount(reader, MaxOutputs);
        var buckets = ReadCount(reader, MaxBytes);
        if (outputs == 0)
            return new([], [], []);
        if (!int.IsPow2(buckets))
            throw Fault("its parts do not fit together");
        var scales = ReadNumbers(reader, outputs);
        var shape = ReadNumbers(reader, outputs * ShapeScale.Count);
        var weights = reader.ReadBytes((int)Math.Min((long)outputs * buckets, MaxBytes));
        return weights.Length == (long)outputs * buckets ? new(MemoryMarshal.Cast<byte, sbyte>(weights), scales, shape) : throw Fault("its parts do not fit together");
    }

    private static int ReadCount(BinaryReader reader, int most) =>
        reader.ReadInt32() is var count && count >= 0 && count <= most ? count : throw Fault("its parts do not fit together");

    private static float[] ReadNumbers(BinaryReader reader, int count)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = reader.ReadSingle();
            if (!float.IsFinite(numbers[i]))
                throw Fault("a number in it is not finite");
        }

        return numbers;
    }

    private static void Write(BinaryWriter writer, LinearTable table)
    {
        writer.Write(table.Outputs);
        writer.Write(table.Buckets);
        Write(writer, table.Scales);
        Write(writer, table.Shape);
        for (var i = 0; i < table.Buckets; i++)
            writer.Write(MemoryMarshal.AsBytes(table.Row(i)));
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<float> numbers)
    {
        foreach (var number in numbers)
            writer.Write(number);
    }

    private static InvalidDataException Fault(string what) =>
        new($"The learned route cannot be read: {what}; give a file that 'LearnedRoute.Save' of this version wrote.");
}
