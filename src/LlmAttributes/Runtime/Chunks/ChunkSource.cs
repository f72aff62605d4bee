using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The argument of a <see cref="ChunkAttribute"/> parameter.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ChunkSource
{
    private readonly object _document;

    private ChunkSource(object document) => _document = document;

    /// <summary>Takes a text.</summary>
    /// <param name="document">The text; <see langword="null"/> is the empty one.</param>
    /// <returns>The source.</returns>
    public static ChunkSource Of(string? document) => new(document ?? "");

    /// <summary>Takes a stream, which stays open.</summary>
    /// <param name="document">The stream.</param>
    /// <returns>The source.</returns>
    public static ChunkSource Of(Stream? document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(document);
    }

    /// <summary>Takes a file.</summary>
    /// <param name="document">The file.</param>
    /// <returns>The source.</returns>
    public static ChunkSource Of(FileInfo? document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(document);
    }

    /// <summary>Takes pieces of a text.</summary>
    /// <param name="document">The pieces.</param>
    /// <returns>The source.</returns>
    public static ChunkSource Of(IAsyncEnumerable<string>? document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(document);
    }

    /// <summary>Tells how the document is written, where that is left to its name.</summary>
    internal DocumentFormat FormatOf(DocumentFormat declared) =>
        declared != DocumentFormat.Auto ? declared : _document is FileInfo file ? DocumentFormats.OfFile(file.Name) : DocumentFormat.PlainText;

    /// <summary>The text; <see langword="null"/> for a document that has yet to be read.</summary>
    internal string? Text => _document as string;

    internal TextReader Open() => _document switch
    {
        Stream stream => DocumentText.Open(stream),
        FileInfo file => DocumentText.Open(file),
        IAsyncEnumerable<string> pieces => DocumentText.Open(pieces),
        var text => new StringReader((string)text),
    };
}
