using System.Globalization;
using System.Text;

namespace LlmAttributes.Contract;

/// <summary>C# literals of any value.</summary>
internal static class Literals
{
    public static string Of(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        Append(literal, text, 0, text.Length, isInterpolated: false);
        return literal.Append('"').ToString();
    }

    public static string Of(double value)
    {
        if (double.IsNaN(value))
            return "double.NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        return value.ToString("R", CultureInfo.InvariantCulture) + "d";
    }

    public static string Of(float value)
    {
        if (float.IsNaN(value))
            return "float.NaN";
        if (float.IsInfinity(value))
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        return value.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    /// <summary>Appends the inside of a literal; what an editor or a file encoding could change is written as an escape.</summary>
    public static void Append(StringBuilder literal, string text, int start, int end, bool isInterpolated)
    {
        var plain = start;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c is >= ' ' and not '"' and not '\\' and not '{' and not '}' and < '\u007f')
                continue;

            if (c is '{' or '}' && !isInterpolated)
                continue;

            if (c >= '\u00a1' && IsPrintable(text, i))
                continue;

            literal.Append(text, plain, i - plain);
            plain = i + 1;
            switch (c)
            {
                case '"': literal.Append("\\\""); break;
                case '\\': literal.Append("\\\\"); break;
                case '\n': literal.Append("\\n"); break;
                case '\r': literal.Append("\\r"); break;
                case '\t': literal.Append("\\t"); break;
                case '\0': literal.Append("\\0"); break;
                case '{': literal.Append("{{"); break;
                case '}': literal.Append("}}"); break;
                default: literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
            }
        }

        literal.Append(text, plain, end - plain);
    }

    private static bool IsPrintable(string text, int i)
    {
        if (char.IsHighSurrogate(text[i]))
            return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        if (char.IsLowSurrogate(text[i]))
            return i > 0 && char.IsHighSurrogate(text[i - 1]);

        return char.GetUnicodeCategory(text[i]) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
    }
}
