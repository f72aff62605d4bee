using System.Text;

namespace Quickstart;

/// <summary>Reads mails from the text files of a folder.</summary>
internal static class MailFolder
{
    private const int LongestMail = 20_000;
    private static readonly string[] s_extensions = [".txt", ".eml", ".md", ".text"];
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads all mails, ordered by file name.</summary>
    /// <exception cref="InputException">There is nothing to read, or it cannot be read.</exception>
    public static IReadOnlyList<Mail> Read(string folder)
    {
        if (File.Exists(folder))
            throw new InputException($"'{folder}' is a file; give the folder that holds the mails.");
        if (!Directory.Exists(folder))
            throw new InputException($"There is no folder '{folder}'.");
        var mails = List(folder).Select(ReadMail).Where(static mail => mail.Text.Length > 0).ToArray();
        return mails.Length > 0 ? mails : throw new InputException($"The files in '{folder}' are all empty.");
    }

    /// <summary>Decodes a file: by its byte-order mark, else as UTF-8, else as Windows-1252.</summary>
    /// <exception cref="InputException">The bytes are no text.</exception>
    public static string Decode(byte[] bytes, string name)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes.Contains((byte)0))
            throw new InputException($"'{name}' is no text file.");
        try
        {
            return s_strictUtf8.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    private static string[] List(string folder)
    {
        try
        {
            var files = Directory.GetFiles(folder)
                .Where(static file => s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .ToArray();
            return files.Length > 0 ? files : throw new InputException($"The folder '{folder}' holds no text file ({string.Join(", ", s_extensions)}).");
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException($"The folder '{folder}' cannot be read: {error.Message}");
        }
    }

    private static Mail ReadMail(string file)
    {
        try
        {
            var text = Decode(File.ReadAllBytes(file), file).ReplaceLineEndings("\n").Trim();
            if (text.Length == 0)
                Console.Error.WriteLine($"Skipped: '{Path.GetFileName(file)}' is empty.");
            else if (text.Length > LongestMail)
                Console.Error.WriteLine($"Shortened: '{Path.GetFileName(file)}' has {text.Length} characters, the first {LongestMail} are used.");
            return new(Path.GetFileNameWithoutExtension(file), text.Length > LongestMail ? text[..LongestMail] : text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"'{file}' cannot be read: {error.Message}");
        }
    }
}
