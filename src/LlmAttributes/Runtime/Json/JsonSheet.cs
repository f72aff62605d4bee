using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>A place to write JSON on. Each thread keeps one, since most texts are short.</summary>
internal static class JsonSheet
{
    private const int MaxKept = 64 * 1024;

    // A model reads the letters as they are; escapes would cost it tokens.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    public static string Write<T>(T? value, JsonWrite<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var (buffer, writer) = Rent();
        write(writer, value!);
        writer.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity > MaxKept)
            return text;

        buffer.ResetWrittenCount();
        writer.Reset();
        (t_buffer, t_writer) = (buffer, writer);
        return text;
    }

    // A value may render a prompt of its own while it is written.
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) Rent()
    {
        if (t_buffer is { } buffer && t_writer is { } writer)
        {
            (t_buffer, t_writer) = (null, null);
            return (buffer, writer);
        }

        var fresh = new ArrayBufferWriter<byte>();
        return (fresh, new(fresh, s_options));
    }
}
