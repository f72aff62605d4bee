using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LlmAttributes;

/// <summary>What is asked of a <see cref="SemanticCache{TAnswer}"/>. The same object, given first to the look-up and then to the keeping of the answer, is read and embedded once.</summary>
public sealed class SemanticQuery
{
    private const int MostOnStack = 512;
    private const int MostAsIs = 64;

    private string? _shelf;

    /// <summary>Creates a query.</summary>
    /// <param name="text">The text whose meaning decides.</param>
    public SemanticQuery(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <summary>Gets the text whose meaning decides.</summary>
    public string Text { get; }

    /// <summary>Gets who may share answers, such as a tenant or user; answers never pass from one partition to another.</summary>
    /// <value>The default is <see langword="null"/>, the partition of nobody in particular.</value>
    public string? Partition { get; init; }

    /// <summary>Gets what must be equal for an answer to be the same, however alike the texts are: the other values of a prompt, its version, the model.</summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    /// <summary>What a model made of the text, or another process did.</summary>
    internal float[]? Vector { get; set; }

    /// <summary>The vector as it is searched for, once that is known.</summary>
    internal RoundedVector? Rounded { get; set; }

    /// <summary>The money and the tenant of the call that an embedding is made for.</summary>
    internal LlmCallOptions? Asking { get; set; }

    internal QueryReading Reading => field ??= QueryReading.Of(Text);

    /// <summary>Partition and slots as one: a short slot alone with a sign that no hash has, or else a hash of them, each with its length, so that no two lists run into one.</summary>
    internal string Shelf => _shelf ??= Partition is null && Slots is [{ Length: <= MostAsIs } only] ? $"={only}" : Hash();

    private string Hash()
    {
        var length = LengthOf(Partition);
        for (var i = 0; i < Slots.Count; i++)
            length += LengthOf(Slots[i]);
        var pooled = length > MostOnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var bytes = (pooled ?? stackalloc byte[MostOnStack])[..length];
        var rest = Write(bytes, Partition);
        for (var i = 0; i < Slots.Count; i++)
            rest = Write(rest, Slots[i]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        if (pooled is not null)
            ArrayPool<byte>.Shared.Return(pooled, clearArray: true);
        return Convert.ToHexString(hash);
    }

    private static int LengthOf(string? text) => sizeof(int) + (sizeof(char) * (text?.Length ?? 0));

    private static Span<byte> Write(Span<byte> bytes, string? text)
    {
        BitConverter.TryWriteBytes(bytes, text?.Length ?? -1);
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(bytes[sizeof(int)..]);
        return bytes[LengthOf(text)..];
    }
}
