using System.Security.Cryptography;
using System.Text;

namespace LlmAttributes;

/// <summary>What is asked of a <see cref="SemanticCache{TAnswer}"/>. The same object, given first to the look-up and then to the keeping of the answer, is read and embedded once.</summary>
public sealed class SemanticQuery
{
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

    internal float[]? Vector { get; set; }

    /// <summary>The money and the tenant of the call that an embedding is made for.</summary>
    internal LlmCallOptions? Asking { get; set; }

    internal QueryReading Reading => field ??= QueryReading.Of(Text);

    /// <summary>A hash of partition and slots, each with its length, so that no two lists run into one.</summary>
    internal string Shelf => _shelf ??= Hash();

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Partition);
        foreach (var slot in Slots)
            Append(hash, slot);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BitConverter.TryWriteBytes(length, text?.Length ?? -1);
        hash.AppendData(length);
        if (text is not null)
            hash.AppendData(Encoding.Unicode.GetBytes(text));
    }
}
