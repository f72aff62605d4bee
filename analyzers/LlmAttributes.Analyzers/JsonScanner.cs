using System.Globalization;
using System.Text;

namespace LlmAttributes.Analyzers;

/// <summary>Cuts JSON with comments into braces, brackets, property names (<c>p</c>) and texts (<c>s</c>); all other values are passed over.</summary>
internal sealed class JsonScanner(string json)
{
    private int _position;

    public char Token { get; private set; }

    public string Text { get; private set; } = "";

    public bool Read()
    {
        while (SkipBlanks())
        {
            var c = json[_position];
            if (c is '{' or '}' or '[' or ']')
            {
                Token = c;
                _position++;
                return true;
            }

            if (c != '"')
            {
                _position++;
                continue;
            }

            if (!ReadText())
                return false;
            Token = SkipBlanks() && json[_position] == ':' ? 'p' : 's';
            return true;
        }

        return false;
    }

    private bool SkipBlanks()
    {
        while (_position < json.Length)
        {
            var c = json[_position];
            if (c == '/' && _position + 1 < json.Length && json[_position + 1] is '/' or '*')
                SkipComment();
            else if (char.IsWhiteSpace(c))
                _position++;
            else
                return true;
        }

        return false;
    }

    private void SkipComment()
    {
        var isLine = json[_position + 1] == '/';
        var end = json.IndexOf(isLine ? "\n" : "*/", _position + 2, StringComparison.Ordinal);
        _position = end < 0 ? json.Length : end + (isLine ? 1 : 2);
    }

    private bool ReadText()
    {
        var text = new StringBuilder();
        for (_position++; _position < json.Length; _position++)
        {
            var c = json[_position];
            if (c == '"')
            {
                _position++;
                Text = text.ToString();
                return true;
            }

            if (c != '\\')
                text.Append(c);
            else if (!ReadEscape(text))
                return false;
        }

        return false;
    }

    private bool ReadEscape(StringBuilder text)
    {
        if (++_position >= json.Length)
            return false;

        switch (json[_position])
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'r': text.Append('\r'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'u':
                if (_position + 4 >= json.Length
                    || !ushort.TryParse(json.Substring(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                    return false;
                text.Append((char)code);
                _position += 4;
                break;
            default: text.Append(json[_position]); break;
        }

        return true;
    }
}
