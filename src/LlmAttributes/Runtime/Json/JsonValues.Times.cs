using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace LlmAttributes.Runtime;

/// <content>Dates and times. What is not written as the schema asks must name day, month and year beyond doubt: <c>03/04/2025</c> does not.</content>
public static partial class JsonValues
{
    private static readonly string[] s_days =
        ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy-M-d", "yyyyMMdd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy"];

    private static readonly string[] s_moments =
        ["yyyy-M-d H:m", "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.FFFFFFF", "yyyy/M/d H:m", "yyyy/M/d H:m:s", "yyyy-M-d'T'H:m", "yyyy-M-d'T'H:m:s.FFFFFFFK", "yyyy-M-d H:m:sK", "yyyy-M-d H:m:s.FFFFFFFK", "R", .. s_days];

    private static readonly string[] s_clocks = ["H:m", "H:m:s", "H:m:s.FFFFFFF", "h:m tt", "h:mm tt", "h tt", "h:m:s tt"];

    /// <summary>Reads a date with its time.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The time.</returns>
    public static DateTime DateTime(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (JsonText.IsUnescapable(ref reader) && reader.TryGetDateTime(out var value))
            return value;

        return Other(ref reader, reading, "a date and time as in 2025-01-31T08:30:00Z", static (ReadOnlySpan<char> text, out DateTime read) =>
            System.DateTime.TryParseExact(text, s_moments, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out read));
    }

    /// <summary>Reads a date with its time and offset.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The time.</returns>
    public static DateTimeOffset DateTimeOffset(ref Utf8JsonReader reader, JsonReading reading)
    {
        // Without an offset the platform would take that of this machine, which the answer cannot mean.
        if (JsonText.IsUnescapable(ref reader) && reader.TryGetDateTime(out var value) && value.Kind != DateTimeKind.Unspecified && reader.TryGetDateTimeOffset(out var exact))
            return exact;

        return Other(ref reader, reading, "a date and time with its offset as in 2025-01-31T08:30:00+01:00", static (ReadOnlySpan<char> text, out DateTimeOffset read) =>
            System.DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out read)
            && System.DateTime.TryParseExact(text, [.. s_moments, "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _));
    }

    /// <summary>Reads a date.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The date.</returns>
    public static DateOnly DateOnly(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && reader.ValueSpan.Length == 10 && reader.TryGetDateTime(out var value))
            return System.DateOnly.FromDateTime(value);

        return Other(ref reader, reading, "a date as in 2025-01-31", static (ReadOnlySpan<char> text, out DateOnly read) =>
        {
            var isDay = System.DateTime.TryParseExact(text, s_moments, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment);
            read = System.DateOnly.FromDateTime(moment);
            return isDay;
        });
    }

    /// <summary>Reads a time of the day.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The time.</returns>
    public static TimeOnly TimeOnly(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType == JsonTokenType.String && System.TimeOnly.TryParseExact(JsonText.TextOf(ref reader), ["HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var value))
            return value;

        return Other(ref reader, reading, "a time as in 08:30:00", static (ReadOnlySpan<char> text, out TimeOnly read) =>
            System.TimeOnly.TryParseExact(text, s_clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out read));
    }

    /// <summary>Reads a length of time.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The length.</returns>
    public static TimeSpan TimeSpan(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType == JsonTokenType.String && System.TimeSpan.TryParseExact(JsonText.TextOf(ref reader), "c", CultureInfo.InvariantCulture, out var value))
            return value;

        return Other(ref reader, reading, "a length of time as in 1.08:30:00", static (ReadOnlySpan<char> text, out TimeSpan read) =>
            TryReadIso(text, out read) || System.TimeSpan.TryParseExact(text, ["h\\:m", "h\\:m\\:s"], CultureInfo.InvariantCulture, out read));
    }

    private static bool TryReadIso(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;

        // Years and months have no length of their own.
        if (text.TrimStart('-') is not ['P', ..] || text.IndexOf('Y') >= 0 || text[..(text.IndexOf('T') is var time && time < 0 ? text.Length : time)].IndexOf('M') >= 0)
            return false;
        try
        {
            value = XmlConvert.ToTimeSpan(text.ToString());
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return false;
        }
    }
}
