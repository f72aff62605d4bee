using System.Globalization;
using System.Text;

namespace LlmAttributes.Contract;

/// <summary>Constants as JSON.</summary>
internal static class JsonLiterals
{
    public static string Of(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': literal.Append("\\\""); break;
                case '\\': literal.Append("\\\\"); break;
                case '\n': literal.Append("\\n"); break;
                case '\r': literal.Append("\\r"); break;
                case '\t': literal.Append("\\t"); break;
                case < ' ': literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: literal.Append(c); break;
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A constant of an attribute or a parameter; <see langword="null"/> for what JSON has no constant for.</summary>
    public static string? Of(object? value) => value switch
    {
        null => "null",
        string text => Of(text),
        char c => Of(c.ToString()),
        bool flag => flag ? "true" : "false",
        double number => double.IsNaN(number) || double.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture),
        float number => float.IsNaN(number) || float.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
