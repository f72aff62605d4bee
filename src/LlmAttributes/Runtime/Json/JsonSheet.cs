using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>A place to write JSON on. Each thread keeps one, since most texts are short.</summary>
internal sealed class JsonSheet
{
    private const int MaxKept = 64 * 1024;

    // A model reads the letters as they are; escapes would cost it tokens.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static JsonSheet? t_spare;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;

    private JsonSheet() => _writer = new(_buffer, s_options);

    public static string Write<T>(T? value, JsonWrite<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var sheet = t_spare ?? new();
        t_spare = null;
        write(sheet._writer, value!);
        sheet._writer.Flush();
        var text = Encoding.UTF8.GetString(sheet._buffer.WrittenSpan);
        if (sheet._buffer.Capacity > MaxKept)
            return text;

        sheet._buffer.ResetWrittenCount();
        sheet._writer.Reset();
        t_spare = sheet;
        return text;
    }
}
