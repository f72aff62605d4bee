namespace LlmAttributes;

/// <summary>Opens documents as text, to be read piece by piece.</summary>
public static class DocumentText
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Opens a stream: by its byte order mark UTF-8, UTF-16 or UTF-32, without one UTF-8. Bytes that are no text fail.</summary>
    /// <param name="stream">The stream, which is read from where it stands and stays open.</param>
    /// <returns>The text.</returns>
    public static TextReader Open(Stream stream) => Open(stream, OnInvalidText.Fail);

    /// <summary>Opens a stream: by its byte order mark UTF-8, UTF-16 or UTF-32, without one UTF-8.</summary>
    /// <param name="stream">The stream, which is read from where it stands and stays open.</param>
    /// <param name="onInvalid">What happens to bytes that are no text.</param>
    /// <returns>The text.</returns>
    public static TextReader Open(Stream stream, OnInvalidText onInvalid)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new EncodedText(stream, onInvalid, leaveOpen: true);
    }

    /// <summary>Opens a file: by its byte order mark UTF-8, UTF-16 or UTF-32, without one UTF-8. Bytes that are no text fail.</summary>
    /// <param name="file">The file; it is closed with the text.</param>
    /// <returns>The text.</returns>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static TextReader Open(FileInfo file) => Open(file, OnInvalidText.Fail);

    /// <summary>Opens a file: by its byte order mark UTF-8, UTF-16 or UTF-32, without one UTF-8.</summary>
    /// <param name="file">The file; it is closed with the text.</param>
    /// <param name="onInvalid">What happens to bytes that are no text.</param>
    /// <returns>The text.</returns>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static TextReader Open(FileInfo file, OnInvalidText onInvalid)
    {
        ArgumentNullException.ThrowIfNull(file);
        var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return new EncodedText(stream, onInvalid, leaveOpen: false);
    }

    /// <summary>Opens a sequence of pieces, whose texts joined are the document.</summary>
    /// <param name="pieces">The pieces, such as the stream of another call; they are read once.</param>
    /// <returns>The text; it can be read asynchronously alone.</returns>
    public static TextReader Open(IAsyncEnumerable<string> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return new PieceText(pieces);
    }
}
