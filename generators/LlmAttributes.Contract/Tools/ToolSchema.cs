using System.Text;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The JSON schema of a tool's arguments.</summary>
/// <param name="shapes">The types that objects are of.</param>
internal sealed class ToolSchema(IReadOnlyDictionary<string, ShapeModel> shapes)
{
    private readonly SchemaWriter _writer = new(shapes);
    private readonly StringBuilder _properties = new();
    private readonly StringBuilder _required = new();

    public void Add(IParameterSymbol parameter, PartModel part, bool isRequired) => AddWhole(parameter, _writer.WriteKeywords(part, DescriptionOf(parameter)), isRequired);

    public void Add(IParameterSymbol parameter, string form, bool isRequired)
    {
        var text = new StringBuilder(form);
        if (DescriptionOf(parameter) is { } description)
        {
            text.Append(",\"description\":");
            AppendText(text, description);
        }

        AddWhole(parameter, text.ToString(), isRequired);
    }

    private void AddWhole(IParameterSymbol parameter, string form, bool isRequired)
    {
        _properties.Append(_properties.Length == 0 ? "" : ",");
        AppendText(_properties, parameter.Name);
        _properties.Append(":{").Append(form).Append('}');
        if (!isRequired)
            return;

        _required.Append(_required.Length == 0 ? "" : ",");
        AppendText(_required, parameter.Name);
    }

    public static string EnumOf(INamedTypeSymbol type)
    {
        var text = new StringBuilder("\"type\":\"string\",\"enum\":[");
        var isFirst = true;
        foreach (var (name, _) in EnumNames.List(type))
        {
            text.Append(isFirst ? "" : ",");
            AppendText(text, name);
            isFirst = false;
        }

        return text.Append(']').ToString();
    }

    /// <summary>What <c>[Description]</c> says of a symbol.</summary>
    public static string? DescriptionOf(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "DescriptionAttribute", ContainingNamespace: { Name: "ComponentModel", ContainingNamespace.Name: "System" } })
                return AttributeReader.TextArgument(attribute, 0);
        }

        return null;
    }

    public override string ToString() => $"{{\"type\":\"object\",\"properties\":{{{_properties}}},\"required\":[{_required}],\"additionalProperties\":false{_writer.WriteShared()}}}";

    private static void AppendText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c))
                json.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        json.Append('"');
    }
}
