using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>A day; the compiler host has no type of its own for it.</summary>
internal sealed record DateModel(int Year, int Month, int Day)
{
    /// <summary>Reads <c>yyyy-MM-dd</c>; anything else is <see langword="null"/>.</summary>
    public static DateModel? Parse(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day.Year, day.Month, day.Day) : null;
}
