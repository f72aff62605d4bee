using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace LlmAttributes.Runtime;

/// <summary>Enforces what attributes demand of a value that has been read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonChecks
{
    private static readonly TimeSpan s_patternLimit = TimeSpan.FromMilliseconds(200);

    /// <summary>Checks that a number lies in a range.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <param name="reading">Takes the fault.</param>
    /// <param name="value">The number.</param>
    /// <param name="least">The least allowed value.</param>
    /// <param name="most">The most allowed value.</param>
    /// <param name="isAboveLeast">Whether the least value itself is not allowed.</param>
    /// <param name="isBelowMost">Whether the most value itself is not allowed.</param>
    public static void Range<T>(JsonReading reading, T? value, double least, double most, bool isAboveLeast, bool isBelowMost)
        where T : struct, INumber<T>
    {
        if (value is not { } exact)
            return;

        var number = double.CreateSaturating(exact);
        if (number < least || number > most || (isAboveLeast && number == least) || (isBelowMost && number == most))
            Fault(reading, $"a number {(isAboveLeast ? "above" : "from")} {Text(least)} {(isBelowMost ? "below" : "to")} {Text(most)}", exact.ToString(null, CultureInfo.InvariantCulture));
    }

    /// <summary>Checks the length of a text.</summary>
    /// <param name="reading">Takes the fault.</param>
    /// <param name="value">The text.</param>
    /// <param name="least">The least length.</param>
    /// <param name="most">The most.</param>
    public static void Length(JsonReading reading, string? value, int least, int most)
    {
        if (value is not null && (value.Length < least || value.Length > most))
            Fault(reading, $"text of {Span(least, most)} characters", $"\"{value}\"");
    }

    /// <summary>Checks the number of items.</summary>
    /// <param name="reading">Takes the fault.</param>
    /// <param name="items">The items.</param>
    /// <param name="least">The least number.</param>
    /// <param name="most">The most.</param>
    public static void Count(JsonReading reading, IEnumerable? items, int least, int most)
    {
        if (items is null)
            return;

        var count = items is ICollection collection ? collection.Count : items.Cast<object>().Count();
        if (count < least || count > most)
            Fault(reading, $"{Span(least, most)} items", $"{count.ToString(CultureInfo.InvariantCulture)} items");
    }

    /// <summary>Checks that there is a value, and not an empty text.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reading">Takes the fault.</param>
    /// <param name="value">The value.</param>
    public static void Present<T>(JsonReading reading, T? value)
    {
        if (value is null or "")
            Fault(reading, "a value", value is null ? "null" : "\"\"");
    }

    /// <summary>Makes a pattern that no text keeps busy for long.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The pattern, which takes linear time; one that looks around or back, which cannot, has a time limit.</returns>
    public static Regex NewPattern(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            return new(pattern, RegexOptions.CultureInvariant, s_patternLimit);
        }
    }

    /// <summary>Checks a text against a pattern, which it must match as a whole.</summary>
    /// <param name="reading">Takes the fault.</param>
    /// <param name="value">The text.</param>
    /// <param name="pattern">The pattern, made by <see cref="NewPattern"/>.</param>
    public static void Pattern(JsonReading reading, string? value, Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (string.IsNullOrEmpty(value))
            return;

        var isMatch = false;
        try
        {
            var match = pattern.Match(value);
            isMatch = match is { Success: true, Index: 0 } && match.Length == value.Length;
        }
        catch (RegexMatchTimeoutException)
        {
            // What cannot be decided in time is not taken for right.
        }

        if (!isMatch)
            Fault(reading, $"text that matches '{pattern}'", $"\"{value}\"");
    }

    /// <summary>Checks that a value is one of a few.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reading">Takes the fault.</param>
    /// <param name="value">The value.</param>
    /// <param name="allowed">The allowed values.</param>
    public static void Allowed<T>(JsonReading reading, T? value, params T[] allowed)
    {
        if (value is not null && Array.IndexOf(allowed, value) < 0)
            Fault(reading, $"one of {string.Join(", ", allowed)}", value.ToString());
    }

    /// <summary>Checks a value by its own rules.</summary>
    /// <param name="reading">Takes the faults.</param>
    /// <param name="value">The value.</param>
    public static void Own(JsonReading reading, IValidatableAnswer value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (var demand in value.Validate())
            Fault(reading, demand, "{…}");
    }

    private static void Fault(JsonReading reading, string expected, string? found)
    {
        ArgumentNullException.ThrowIfNull(reading);
        reading.Fault(expected, found);
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Span(int least, int most) => (least, most) switch
    {
        (0, _) => FormattableString.Invariant($"at most {most}"),
        (_, int.MaxValue) => FormattableString.Invariant($"at least {least}"),
        _ when least == most => least.ToString(CultureInfo.InvariantCulture),
        _ => FormattableString.Invariant($"{least} to {most}"),
    };
}
