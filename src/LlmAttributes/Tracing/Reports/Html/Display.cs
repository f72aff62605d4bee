using System.Globalization;

namespace LlmAttributes;

/// <summary>Numbers as people read them.</summary>
internal static class Display
{
    public static string Duration(TimeSpan value) => value.TotalMilliseconds switch
    {
        0 => "0",
        < 1 => Number(value.TotalMicroseconds, "µs"),
        < 1_000 => Number(value.TotalMilliseconds, "ms"),
        < 120_000 => Number(value.TotalSeconds, "s"),
        < 7_200_000 => Number(value.TotalMinutes, "min"),
        _ => Number(value.TotalHours, "h"),
    };

    public static string Count(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Share(double value) => value is > 0 and < 0.0001 ? "< 0.01 %" : value.ToString(value < 0.1 ? "0.## %" : "0.# %", CultureInfo.InvariantCulture);

    public static string Usd(decimal value, bool hasUnknown) =>
        value.ToString(value is > 0 and < 1 ? "$0.00####" : "$#,0.00", CultureInfo.InvariantCulture) + (hasUnknown ? " + ?" : "");

    public static string Clock(DateTimeOffset value) => value.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset value) => value.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Number(double value, string unit) => value.ToString(value < 10 ? "0.##" : value < 100 ? "0.#" : "#,0", CultureInfo.InvariantCulture) + " " + unit;
}
