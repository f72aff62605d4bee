using System.Globalization;
using System.Text;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>Writes literals of Python in one form: quotes, blanks and trailing zeros do not tell two of them apart.</summary>
internal sealed class PythonLiteral(string text)
{
    private int _at;

    /// <summary>The form of a text; what is no literal is a text without quotes, as models like to write it.</summary>
    public static string Normalise(string text)
    {
        var trimmed = text.Trim().Trim('`').Trim();
        var reader = new PythonLiteral(trimmed);
        return reader.TryRead(out var value, isOutermost: true) && reader.IsAtEnd ? value : trimmed;
    }

    private bool IsAtEnd => Peek() == '\0';

    private char Peek()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        return _at < text.Length ? text[_at] : '\0';
    }

    private bool TryRead(out string value, bool isOutermost = false)
    {
        value = "";
        switch (Peek())
        {
            case '\'' or '"':
                return TryReadText(out value, isOutermost);
            case '[':
                return TryReadItems('[', ']', out value);
            case '(':
                return TryReadItems('(', ')', out value);
            case '{':
                return TryReadItems('{', '}', out value);
            default:
                var start = _at;
                while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '.' or '-' or '+' or '_'))
                    _at++;
                var word = text[start.._at];
                value = word.TrimStart('-') is not ['0', >= '0' and <= '9', ..] && decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number.ToString("0.##########", CultureInfo.InvariantCulture)
                    : word;
                return value == "True" || value == "False" || value == "None" || (value.Length > 0 && (char.IsDigit(value[^1]) || isOutermost));
        }
    }

    private bool TryReadText(out string value, bool isOutermost)
    {
        var quote = text[_at++];
        var content = new StringBuilder();
        while (_at < text.Length && text[_at] != quote)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                _at++;
                content.Append(text[_at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
            }
            else
            {
                content.Append(text[_at]);
            }

            _at++;
        }

        value = isOutermost ? content.ToString() : $"'{content}'";
        return _at++ < text.Length;
    }

    private bool TryReadItems(char open, char close, out string value)
    {
        _at++;
        var items = new StringBuilder().Append(open);
        value = "";
        while (Peek() != close)
        {
            if (!TryRead(out var item))
                return false;
            items.Append(item);
            if (Peek() is ',' or ':')
                items.Append(text[_at++]);
            else if (Peek() != close)
                return false;
        }

        _at++;
        value = items.ToString().TrimEnd(',') + close;
        return true;
    }
}
