using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <content>Numbers.</content>
public static partial class JsonValues
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a number.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <returns>The number.</returns>
    public static T Number<T>(ref Utf8JsonReader reader, JsonReading reading)
        where T : struct, INumber<T>
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            // The platform's own readers are the fast ones; the comparisons are gone once the method is compiled for a type.
            if (typeof(T) == typeof(int) && reader.TryGetInt32(out var int32))
                return (T)(object)int32;
            if (typeof(T) == typeof(long) && reader.TryGetInt64(out var int64))
                return (T)(object)int64;
            if (typeof(T) == typeof(double) && reader.TryGetDouble(out var real) && double.IsFinite(real))
                return (T)(object)real;
            if (typeof(T) == typeof(decimal) && reader.TryGetDecimal(out var exact))
                return (T)(object)exact;
            if (!IsWhole<T>() && T.TryParse(reader.ValueSpan, Plain, CultureInfo.InvariantCulture, out var number) && T.IsFinite(number))
                return number;
            if (IsWhole<T>() && T.TryParse(reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
                return whole;
        }

        return OtherNumber<T>(ref reader, reading);
    }

    private static T OtherNumber<T>(ref Utf8JsonReader reader, JsonReading reading)
        where T : struct, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(reading);
        var expected = IsWhole<T>() ? "a whole number" : "a number";
        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.String)
        {
            var text = JsonText.Of(ref reader);
            if (!TryParse(text.AsSpan().Trim(), out T value))
                reading.Fault(expected, ref reader);
            else if (reader.TokenType == JsonTokenType.String)
                reading.Liberty(LlmRepairKind.TextAsNumber, text, value.ToString(null, CultureInfo.InvariantCulture));
            else
                reading.Liberty(LlmRepairKind.WholeNumber, text, value.ToString(null, CultureInfo.InvariantCulture));
            return value;
        }

        if (!JsonWrapping.TryEnterScalar(ref reader, reading))
        {
            reading.Fault(expected, ref reader);
            return default;
        }

        var inner = Number<T>(ref reader, reading);
        reader.Read();
        return inner;
    }

    // Commas count as separators of thousands only where they can be nothing else.
    private static bool TryParse<T>(ReadOnlySpan<char> text, out T value)
        where T : struct, INumber<T>
    {
        var styles = IsGrouped(text) ? Plain | NumberStyles.AllowThousands : Plain;
        return T.TryParse(text, styles, CultureInfo.InvariantCulture, out value) && T.IsFinite(value);
    }

    private static bool IsGrouped(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var digits = (point < 0 ? text : text[..point]).TrimStart("+-");
        if (digits.IndexOf(',') is not (>= 1 and <= 3))
            return false;

        for (var i = digits.Length - 4; i > 0; i -= 4)
        {
            if (digits[i] != ',')
                return false;
        }

        return digits.Count(',') == (digits.Length - 1) / 4;
    }

    // A constant once the method is compiled for a type.
    private static bool IsWhole<T>()
        where T : struct, INumber<T> =>
        typeof(T) != typeof(double) && typeof(T) != typeof(float) && typeof(T) != typeof(decimal) && typeof(T) != typeof(Half);
}
