using System.Text;
using System.Text.Json.Nodes;

namespace LlmAttributes.Tests.Results.Reading;

/// <summary>Writes values as models do that get one thing wrong all the time.</summary>
internal sealed class DamagedJson(Damage damage)
{
    private readonly StringBuilder _text = new();

    public static string Write(JsonObject value, Damage damage)
    {
        var writer = new DamagedJson(damage);
        writer.Add(value);
        var text = writer._text.ToString();
        return damage switch
        {
            Damage.Fenced => $"Of course!\n```json\n{text}\n```\nAnything else?",
            Damage.InProse => $"The answer {{as asked}} is {text}. Let me know.",
            Damage.WithoutLastBraces => $"```json\n{text.TrimEnd('}')}\n```",
            Damage.EscapedAsText => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
            _ => text,
        };
    }

    private void Add(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                AddAll('{', members, '}', member =>
                {
                    AddName(member.Key);
                    _text.Append(damage == Damage.EqualsSigns ? " = " : ": ");
                    Add(member.Value);
                });
                break;
            case JsonArray items:
                AddAll('[', items, ']', Add);
                break;
            case null:
                _text.Append(damage == Damage.PythonLiterals ? "None" : "null");
                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                AddText(text);
                break;
            case JsonValue value when value.TryGetValue<bool>(out var flag) && damage == Damage.PythonLiterals:
                _text.Append(flag ? "True" : "False");
                break;
            default:
                _text.Append(node.ToJsonString());
                break;
        }
    }

    private void AddAll<T>(char open, IEnumerable<T> items, char close, Action<T> add)
    {
        _text.Append(open).Append('\n');
        var count = 0;
        foreach (var item in items)
        {
            if (count++ > 0)
                _text.Append(damage switch { Damage.MissingCommas => "\n", Damage.DoubledCommas => ", ,\n", _ => ",\n" });
            if (damage == Damage.Comments)
                _text.Append("// \"as\": asked,\n");
            add(item);
        }

        _text.Append(damage == Damage.TrailingCommas && count > 0 ? "," : "").Append('\n').Append(close);
    }

    private void AddName(string name)
    {
        if (damage == Damage.BareNames)
            _text.Append(name);
        else
            AddText(name);
    }

    private void AddText(string text)
    {
        var (open, close) = damage switch { Damage.SingleQuotes => ('\'', '\''), Damage.SmartQuotes => ('“', '”'), _ => ('"', '"') };
        _text.Append(open);
        foreach (var c in text)
        {
            _text.Append(c switch
            {
                '\n' when damage != Damage.RawBreaks => "\\n",
                '\t' when damage != Damage.RawBreaks => "\\t",
                '\\' when damage != Damage.RawBackslashes => "\\\\",
                '"' when damage != Damage.RawQuotes => damage == Damage.SingleQuotes ? "\"" : "\\\"",
                '\'' when damage == Damage.SingleQuotes => "\\'",
                _ => c.ToString(),
            });
        }

        _text.Append(close);
    }
}
