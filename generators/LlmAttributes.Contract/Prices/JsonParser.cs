using System.Globalization;
using System.Text;

namespace LlmAttributes.Contract;

/// <summary>Reads a JSON text, with comments and trailing commas.</summary>
internal sealed class JsonParser
{
    private const int MaxDepth = 64;

    private readonly string _json;
    private int _position;

    private JsonParser(string json) => _json = json;

    /// <summary>Reads a text.</summary>
    /// <returns>Its value, or <see langword="null"/> when it is no JSON.</returns>
    public static JsonNode? Parse(string json) => Parse(json, out _);

    /// <summary>Reads a text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="failure">Where it ceases to be JSON.</param>
    /// <returns>Its value, or <see langword="null"/> when it is no JSON.</returns>
    public static JsonNode? Parse(string json, out int failure)
    {
        var parser = new JsonParser(json);
        var value = parser.Value(0);
        var isWhole = value is not null && !parser.SkipBlanks();
        failure = Math.Min(parser._position, json.Length);
        return isWhole ? value : null;
    }

    private JsonNode? Value(int depth)
    {
        if (depth > MaxDepth || !SkipBlanks())
            return null;

        return _json[_position] switch
        {
            '{' => Object(depth),
            '[' => List(depth),
            '"' => String() is { } text ? new JsonNode { Text = text } : null,
            _ => Literal(),
        };
    }

    private JsonNode? Object(int depth)
    {
        var members = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        _position++;
        while (SkipBlanks())
        {
            if (TryTake('}'))
                return new() { Members = members };
            if (_json[_position] != '"' || String() is not { } name || !SkipBlanks() || !TryTake(':') || Value(depth + 1) is not { } value)
                return null;
            members[name] = value;
            if (!SkipBlanks() || (!TryTake(',') && _json[_position] != '}'))
                return null;
        }

        return null;
    }

    private JsonNode? List(int depth)
    {
        var items = new List<JsonNode>();
        _position++;
        while (SkipBlanks())
        {
            if (TryTake(']'))
                return new() { Items = items };
            if (Value(depth + 1) is not { } value)
                return null;
            items.Add(value);
            if (!SkipBlanks() || (!TryTake(',') && _json[_position] != ']'))
                return null;
        }

        return null;
    }

    private JsonNode? Literal()
    {
        var start = _position;
        while (_position < _json.Length && (char.IsLetterOrDigit(_json[_position]) || _json[_position] is '-' or '+' or '.'))
            _position++;
        var text = _json.Substring(start, _position - start);
        var node = new JsonNode { Literal = text };
        return text is "true" or "false" or "null" || node.Number is not null ? node : null;
    }

    private string? String()
    {
        var start = ++_position;
        StringBuilder? text = null;
        for (; _position < _json.Length; _position++)
        {
            var c = _json[_position];
            if (c == '"')
                return _position++ >= 0 && text is null ? _json.Substring(start, _position - start - 1) : text!.ToString();
            if (c == '\\')
            {
                text ??= new StringBuilder(_json, start, _position - start, 64);
                if (!Escape(text))
                    return null;
            }
            else
            {
                text?.Append(c);
            }
        }

        return null;
    }

    private bool Escape(StringBuilder text)
    {
        if (++_position >= _json.Length)
            return false;

        var c = _json[_position];
        if (c != 'u')
        {
            text.Append(c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => c });
            return true;
        }

        if (_position + 4 >= _json.Length || !ushort.TryParse(_json.Substring(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return false;
        text.Append((char)code);
        _position += 4;
        return true;
    }

    private bool TryTake(char wanted)
    {
        if (_json[_position] != wanted)
            return false;
        _position++;
        return true;
    }

    /// <summary>Whether anything but blanks and comments is left.</summary>
    private bool SkipBlanks()
    {
        while (_position < _json.Length)
        {
            if (_json[_position] == '/' && _position + 1 < _json.Length && _json[_position + 1] is '/' or '*')
            {
                var isLine = _json[_position + 1] == '/';
                var end = _json.IndexOf(isLine ? "\n" : "*/", _position + 2, StringComparison.Ordinal);
                _position = end < 0 ? _json.Length : end + (isLine ? 1 : 2);
            }
            else if (char.IsWhiteSpace(_json[_position]) || _json[_position] == '\ufeff')
            {
                _position++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
