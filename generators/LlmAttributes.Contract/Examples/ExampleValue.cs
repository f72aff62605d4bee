using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>A value of an example, as the prompt would show it.</summary>
internal static class ExampleValue
{
    private const string Global = "global::System.";

    /// <summary>Whether it is a value of a plain type.</summary>
    public static string? WhyUnfit(JsonNode value, string type) => Plain(type) switch
    {
        "char" => value.Text is { Length: 1 } ? null : "no single character",
        "sbyte" or "byte" or "short" or "ushort" or "int" or "uint" or "long" or "ulong" or "Int128" or "UInt128" =>
            value.Number is { } number && number == decimal.Truncate(number) ? null : "no whole number",
        "float" or "double" or "decimal" or "Half" => value.Number is null ? "no number" : null,
        "Guid" => Guid.TryParse(value.Text, out _) ? null : "no UUID",
        "TimeSpan" => TimeSpan.TryParse(value.Text, CultureInfo.InvariantCulture, out _) ? null : "no length of time",
        _ => TryParseTime(value, out _) ? null : "no date or time",
    };

    /// <summary>Shows a value.</summary>
    /// <returns>Its text; <see langword="null"/> where only the running call knows it.</returns>
    public static string? Show(JsonNode? value, InputModel input, string? format)
    {
        if (value is null || value.Literal == "null")
            return "";

        return input.Kind switch
        {
            ParameterInput.Text => value.Text,
            ParameterInput.Switch => value.Literal == "true" ? "True" : "False",
            ParameterInput.Choice => format is null ? value.Text : null,
            ParameterInput.Lines => string.Join(", ", value.Items!.ConvertAll(static item => item.Text)),
            ParameterInput.Value => ShowPlain(value, Plain(input.Type), format),
            _ => null,
        };
    }

    private static string? ShowPlain(JsonNode value, string type, string? format)
    {
        try
        {
            return type switch
            {
                "char" => value.Text,
                "Guid" => Guid.Parse(value.Text!).ToString(format, CultureInfo.InvariantCulture),
                "TimeSpan" => TimeSpan.Parse(value.Text!, CultureInfo.InvariantCulture).ToString(format, CultureInfo.InvariantCulture),
                "DateTimeOffset" => TryParseTime(value, out var time) ? time.ToString(format, CultureInfo.InvariantCulture) : null,
                "DateTime" => TryParseTime(value, out var time) ? time.DateTime.ToString(format, CultureInfo.InvariantCulture) : null,
                "DateOnly" => TryParseTime(value, out var time) ? time.DateTime.ToString(format ?? "d", CultureInfo.InvariantCulture) : null,
                "TimeOnly" => TryParseTime(value, out var time) ? time.DateTime.ToString(format ?? "t", CultureInfo.InvariantCulture) : null,
                "float" or "double" or "Half" => ((double)value.Number!.Value).ToString(format, CultureInfo.InvariantCulture),
                "decimal" => value.Number!.Value.ToString(format, CultureInfo.InvariantCulture),
                _ => ((long)value.Number!.Value).ToString(format, CultureInfo.InvariantCulture),
            };
        }
        catch (FormatException)
        {
            return null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool TryParseTime(JsonNode value, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(value.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static string Plain(string type) => type.StartsWith(Global, StringComparison.Ordinal) ? type.Substring(Global.Length) : type;
}
