using System.Text;

namespace LlmAttributes.Contract;

/// <summary>A parsed value as JSON again, on one line.</summary>
internal static class JsonNodeText
{
    public static string Of(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode node)
    {
        if (node.Text is not null)
            text.Append(JsonLiterals.Of(node.Text));
        else if (node.Literal is not null)
            text.Append(node.Literal);
        else if (node.Items is not null)
            AppendItems(text, node.Items);
        else
            AppendMembers(text, node.Members!);
    }

    private static void AppendItems(StringBuilder text, List<JsonNode> items)
    {
        for (var i = 0; i < items.Count; i++)
            Append(text.Append(i == 0 ? '[' : ','), items[i]);
        text.Append(items.Count == 0 ? "[]" : "]");
    }

    private static void AppendMembers(StringBuilder text, Dictionary<string, JsonNode> members)
    {
        var isFirst = true;
        foreach (var member in members)
        {
            Append(text.Append(isFirst ? '{' : ',').Append(JsonLiterals.Of(member.Key)).Append(':'), member.Value);
            isFirst = false;
        }

        text.Append(isFirst ? "{}" : "}");
    }
}
