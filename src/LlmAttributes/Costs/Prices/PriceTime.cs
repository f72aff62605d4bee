using System.Globalization;
using System.Text.Json;

namespace LlmAttributes;

/// <summary>When a price of the schema of genai-prices holds: from a day on, or at some hours of every day (UTC).</summary>
internal sealed class PriceTime
{
    private readonly DateOnly? _from;
    private readonly TimeOnly? _start;
    private readonly TimeOnly? _end;

    private PriceTime(DateOnly? from, TimeOnly? start, TimeOnly? end)
    {
        _from = from;
        _start = start;
        _end = end;
    }

    /// <summary>Reads a constraint.</summary>
    /// <returns>The constraint, or <see langword="null"/> where the price always holds.</returns>
    /// <exception cref="FormatException">A day or an hour cannot be read.</exception>
    public static PriceTime? Parse(JsonElement conditional)
    {
        if (!conditional.TryGetProperty("constraint", out var constraint) || constraint.ValueKind != JsonValueKind.Object)
            return null;

        DateOnly? from = constraint.TryGetProperty("start_date", out var day) ? DateOnly.ParseExact(day.GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        return new(from, Hour(constraint, "start_time"), Hour(constraint, "end_time"));
    }

    public bool Holds(DateTimeOffset when)
    {
        var utc = when.UtcDateTime;
        if (_from is { } from && DateOnly.FromDateTime(utc) < from)
            return false;
        if (_start is not { } start || _end is not { } end)
            return true;

        // TimeOnly takes an end before the start as one of the next day.
        return TimeOnly.FromDateTime(utc).IsBetween(start, end);
    }

    private static TimeOnly? Hour(JsonElement constraint, string name)
    {
        if (!constraint.TryGetProperty(name, out var hour))
            return null;

        var time = DateTimeOffset.Parse($"2000-01-01T{hour.GetString()}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return TimeOnly.FromDateTime(time.UtcDateTime);
    }
}
