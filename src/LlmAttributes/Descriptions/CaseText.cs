using System.Collections;
using System.Globalization;

namespace LlmAttributes.Runtime;

/// <summary>Writes values of cases.</summary>
internal static class CaseText
{
    /// <summary>A value for people: texts stand in quotes.</summary>
    public static string Of(object? value) => value switch
    {
        null => "nothing",
        string text => $"'{text}'",
        bool flag => flag ? "true" : "false",
        Enum or IFormattable => Plain(value),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        _ => Plain(value),
    };

    /// <summary>A value as it is searched: the items of a list are lines.</summary>
    public static string Lines(object? value) => value switch
    {
        null => "",
        string text => text,
        IEnumerable items => string.Join('\n', items.Cast<object?>().Select(Lines)),
        _ => Plain(value),
    };

    private static string Plain(object value) => value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString() ?? "";
}
