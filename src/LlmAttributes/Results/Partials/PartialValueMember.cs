using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Shows a value when it is complete, or the beginning of a text.</summary>
internal class PartialValueMember<T>(JsonPart<T> part, bool isText = false) : PartialMember
{
    internal override object Missing => Partial<T>.Missing;

    internal override object Opened => Partial<T>.Opened;

    internal override bool IsText => isText;

    internal override bool IsNullable => part.IsNullable;

    internal override object Show(GrowingText text) => new Partial<T>(text.Characters, text.Length);

    internal override object? Read(ReadOnlySpan<char> text)
    {
        if (!CertainEscapes.AreAll(text))
            return null;
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var reading = JsonReading.Rent();
        try
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
            reader.Read();
            var value = part.Read(ref reader, reading);
            return reading.HasFaults || reader.Read() ? null : new Partial<T>(value);
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            reading.Return();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
