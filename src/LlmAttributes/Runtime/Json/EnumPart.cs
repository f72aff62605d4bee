using System.Text;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Reads a member of an enumeration by its name.</summary>
internal sealed class EnumPart<T> : JsonPart<T>
    where T : struct, Enum
{
    private readonly (string Name, T Value)[] _names;
    private readonly byte[][] _utf8;
    private readonly string[] _folded;
    private readonly string _expected;

    public EnumPart((string Name, T Value)[] names)
    {
        _names = names;
        _utf8 = Array.ConvertAll(names, static name => Encoding.UTF8.GetBytes(name.Name));
        _folded = Array.ConvertAll(names, static name => FoldedName.Of(name.Name));
        _expected = "one of " + string.Join(", ", names.Select(static name => $"\"{name.Name}\""));
    }

    public override T Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
        {
            var name = reader.ValueSpan;
            for (var i = 0; i < _utf8.Length; i++)
            {
                if (name.SequenceEqual(_utf8[i]))
                    return _names[i].Value;
            }
        }

        return Other(ref reader, reading);
    }

    private T Other(ref Utf8JsonReader reader, JsonReading reading)
    {
        var isEntered = JsonWrapping.TryEnterScalar(ref reader, reading);
        var found = -1;
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
        {
            var text = JsonText.TextOf(ref reader);
            found = reader.TokenType == JsonTokenType.String ? Array.FindIndex(_names, name => name.Name == text) : FindNumber(text);
            var isExact = found >= 0 && reader.TokenType == JsonTokenType.String;
            if (found < 0)
                found = FoldedName.Find(_folded, text);
            if (found >= 0 && !isExact)
                reading.Liberty(LlmRepairKind.EnumName, text, _names[found].Name);
        }

        if (found < 0)
            reading.Fault(_expected, ref reader);
        if (isEntered)
            reader.Read();
        return found < 0 ? default : _names[found].Value;
    }

    private int FindNumber(string text) => Array.FindIndex(_names, name => name.Value.ToString("D") == text);
}
