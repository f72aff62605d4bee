using System.Globalization;

namespace LlmAttributes;

/// <summary>Reads durations as providers write them: <c>20</c>, <c>9.816s</c>, <c>174ms</c>, <c>1h3m20.5s</c>, <c>2 minutes and 5 seconds</c>.</summary>
internal static class DurationText
{
    /// <summary>Reads a text that is a duration and nothing else; a bare number is seconds.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        text = text.Trim();
        return TryParseNumber(text, TimeSpan.TicksPerSecond, out duration) || (ReadLeading(text, out duration) is var length and > 0 && length == text.Length);
    }

    public static bool TryParseNumber(ReadOnlySpan<char> text, long ticksPerUnit, out TimeSpan duration)
    {
        duration = default;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && TryCreate(number, ticksPerUnit, out duration);
    }

    public static bool TryCreate(double number, long ticksPerUnit, out TimeSpan duration)
    {
        duration = default;
        if (!double.IsFinite(number) || number < 0)
            return false;
        var ticks = Math.Round(number * ticksPerUnit);
        duration = ticks < TimeSpan.MaxValue.Ticks ? new((long)ticks) : TimeSpan.MaxValue;
        return true;
    }

    /// <summary>Reads the numbers with units that a text begins with.</summary>
    /// <returns>How long they are; 0 when the text begins otherwise.</returns>
    public static int ReadLeading(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        var total = 0.0;
        var end = 0;
        var at = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var digits = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
                at++;
            var number = text[digits..at];
            at = SkipSpaces(text, at);
            var word = at;
            while (at < text.Length && char.IsLetter(text[at]))
                at++;
            var ticks = TicksOf(text[word..at]);
            if (ticks == 0 || !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                break;
            total += value * ticks;
            end = at;
            at = SkipJoint(text, at);
        }

        return TryCreate(total, 1, out duration) ? end : 0;
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }

    private static int SkipJoint(ReadOnlySpan<char> text, int at)
    {
        at = SkipSpaces(text, text[at..].StartsWith(",") ? at + 1 : at);
        return text[at..].StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? at + 4 : at;
    }

    private static double TicksOf(ReadOnlySpan<char> unit)
    {
        Span<char> lower = stackalloc char[12];
        if (unit.Length > lower.Length)
            return 0;
        unit.ToLowerInvariant(lower);
        return lower[..unit.Length] switch
        {
            "s" or "sec" or "secs" or "second" or "seconds" => TimeSpan.TicksPerSecond,
            "ms" or "msec" or "millis" or "millisecond" or "milliseconds" => TimeSpan.TicksPerMillisecond,
            "m" or "min" or "mins" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
            "h" or "hr" or "hrs" or "hour" or "hours" => TimeSpan.TicksPerHour,
            "d" or "day" or "days" => TimeSpan.TicksPerDay,
            "us" or "µs" or "μs" => TimeSpan.TicksPerMicrosecond,
            "ns" => 0.01,
            _ => 0,
        };
    }
}
