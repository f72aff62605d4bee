using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <content>Plain values, in the form that <see cref="JsonSerializer"/> gives them.</content>
public static partial class JsonWriters
{
    /// <summary>Writes a text.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The text.</param>
    public static void Text(Utf8JsonWriter writer, string? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Boolean(Utf8JsonWriter writer, bool value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteBooleanValue(value);
    }

    /// <summary>Writes a single character.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The character.</param>
    public static void Character(Utf8JsonWriter writer, char value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue([value]);
    }

    /// <summary>Writes bytes in Base64.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The bytes.</param>
    public static void Bytes(Utf8JsonWriter writer, byte[]? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is null)
            writer.WriteNullValue();
        else
            writer.WriteBase64StringValue(value);
    }

    /// <summary>Writes a number; one that is none or has no end is written by its name.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The number.</param>
    public static void Number<T>(Utf8JsonWriter writer, T value)
        where T : struct, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(writer);
        // The platform's own writers are the fast ones; the comparisons are gone once the method is compiled for a type.
        if (typeof(T) == typeof(int))
            writer.WriteNumberValue((int)(object)value);
        else if (typeof(T) == typeof(long))
            writer.WriteNumberValue((long)(object)value);
        else if (typeof(T) == typeof(decimal))
            writer.WriteNumberValue((decimal)(object)value);
        else if (!T.IsFinite(value))
            writer.WriteStringValue(value.ToString(null, CultureInfo.InvariantCulture));
        else if (typeof(T) == typeof(double))
            writer.WriteNumberValue((double)(object)value);
        else if (typeof(T) == typeof(float))
            writer.WriteNumberValue((float)(object)value);
        else
            writer.WriteRawValue(value.ToString(null, CultureInfo.InvariantCulture), skipInputValidation: true);
    }

    /// <summary>Writes a date and time.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The date and time.</param>
    public static void DateTime(Utf8JsonWriter writer, DateTime value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }

    /// <summary>Writes a date and time with its offset.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The date and time.</param>
    public static void DateTimeOffset(Utf8JsonWriter writer, DateTimeOffset value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }

    /// <summary>Writes a date.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The date.</param>
    public static void DateOnly(Utf8JsonWriter writer, DateOnly value) => Formatted(writer, value, "O");

    /// <summary>Writes a time of the day.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The time.</param>
    public static void TimeOnly(Utf8JsonWriter writer, TimeOnly value) => Formatted(writer, value.ToTimeSpan(), "c");

    /// <summary>Writes a length of time.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The length.</param>
    public static void TimeSpan(Utf8JsonWriter writer, TimeSpan value) => Formatted(writer, value, "c");

    /// <summary>Writes a UUID.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The UUID.</param>
    public static void Uuid(Utf8JsonWriter writer, Guid value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }

    /// <summary>Writes a URI.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The URI.</param>
    public static void Uri(Utf8JsonWriter writer, Uri? value) => Text(writer, value?.OriginalString);

    private static void Formatted<T>(Utf8JsonWriter writer, T value, string format)
        where T : struct, ISpanFormattable
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
