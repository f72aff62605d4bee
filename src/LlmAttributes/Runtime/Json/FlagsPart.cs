using System.Globalization;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Reads members of an enumeration that can be combined: from a list of names, or from names with commas between, as the platform writes them.</summary>
internal sealed class FlagsPart<T> : JsonPart<T>
    where T : struct, Enum
{
    private static readonly char[] s_separators = [',', '|', ';'];

    private readonly Func<T, T, T> _combine;
    private readonly (string Name, T Value)[] _names;
    private readonly string[] _folded;
    private readonly string _expected;
    private readonly Int128[] _bits;

    public FlagsPart(Func<T, T, T> combine, (string Name, T Value)[] names)
    {
        _combine = combine;
        _names = names;
        _folded = Array.ConvertAll(names, static name => FoldedName.Of(name.Name));
        _expected = "a list of " + string.Join(", ", names.Select(static name => $"\"{name.Name}\""));
        _bits = Array.ConvertAll(names, static name => Int128.Parse(name.Value.ToString("D"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    public override T Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return ReadList(ref reader, reading);

        var isEntered = JsonWrapping.TryEnterScalar(ref reader, reading);
        var isRead = TryRead(ref reader, reading, out var value);
        if (!isRead)
            reading.Fault(_expected, ref reader);
        if (isEntered)
            reader.Read();
        return value;
    }

    private T ReadList(ref Utf8JsonReader reader, JsonReading reading)
    {
        var value = default(T);
        reading.Open();
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            reading.At(index);
            if (TryRead(ref reader, reading, out var one))
                value = _combine(value, one);
            else
                reading.Fault(_expected, ref reader);
        }

        reading.Close();
        return value;
    }

    private bool TryRead(ref Utf8JsonReader reader, JsonReading reading, out T value)
    {
        value = default;
        return reader.TokenType switch
        {
            JsonTokenType.String => TryReadNames(JsonText.TextOf(ref reader), reading, out value),
            JsonTokenType.Number => TryReadNumber(JsonText.Of(ref reader), reading, out value),
            _ => false,
        };
    }

    private bool TryReadNames(string text, JsonReading reading, out T value)
    {
        value = default;
        if (TryReadName(text, reading, ref value))
            return true;
        foreach (var name in text.Split(s_separators, StringSplitOptions.TrimEntries))
        {
            if (!TryReadName(name, reading, ref value))
                return false;
        }

        return true;
    }

    private bool TryReadName(string text, JsonReading reading, ref T value)
    {
        var found = Array.FindIndex(_names, name => name.Name == text);
        if (found < 0)
        {
            found = FoldedName.Find(_folded, text);
            if (found < 0)
                return false;
            reading.Liberty(LlmRepairKind.EnumName, text, _names[found].Name);
        }

        value = _combine(value, _names[found].Value);
        return true;
    }

    private bool TryReadNumber(string text, JsonReading reading, out T value)
    {
        value = default;
        if (!Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return false;

        var rest = number;
        for (var i = 0; i < _names.Length; i++)
        {
            if ((number & _bits[i]) != _bits[i])
                continue;
            value = _combine(value, _names[i].Value);
            rest &= ~_bits[i];
        }

        if (rest != 0)
            return false;
        reading.Liberty(LlmRepairKind.EnumName, text, value.ToString());
        return true;
    }
}
