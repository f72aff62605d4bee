using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What tools cost at OpenAI: openai/openai-cookbook, "How to count tokens with tiktoken", <c>num_tokens_for_tools</c>; nested properties are counted the same way.</summary>
internal static class OpenAITools
{
    public const double TokensOfAll = 12;

    private const int AroundProperties = 3;
    private const int AroundProperty = 3;
    private const int AroundValues = -3;
    private const int AroundValue = 3;

    public static double TokensOf(AITool tool, TiktokenEncoding encoding)
    {
        var tokens = AroundTool(encoding) + encoding.Count($"{tool.Name}:{Trim(tool.Description)}");
        return tool is AIFunctionDeclaration function ? tokens + TokensOfProperties(function.JsonSchema, encoding) : tokens;
    }

    private static int AroundTool(TiktokenEncoding encoding) => encoding == TiktokenEncoding.O200k ? 7 : 10;

    private static int TokensOfProperties(JsonElement schema, TiktokenEncoding encoding)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
            return 0;
        var tokens = 0;
        foreach (var property in properties.EnumerateObject())
            tokens += TokensOf(property, encoding);
        return tokens == 0 ? 0 : tokens + AroundProperties;
    }

    private static int TokensOf(JsonProperty property, TiktokenEncoding encoding)
    {
        var schema = property.Value;
        if (schema.ValueKind != JsonValueKind.Object)
            return AroundProperty + encoding.Count(property.Name);
        var tokens = AroundProperty + encoding.Count($"{property.Name}:{Text(schema, "type")}:{Trim(Text(schema, "description"))}");
        if (schema.TryGetProperty("enum", out var values) && values.ValueKind == JsonValueKind.Array)
        {
            tokens += AroundValues;
            foreach (var value in values.EnumerateArray())
                tokens += AroundValue + encoding.Count(value.ToString());
        }

        tokens += TokensOfProperties(schema, encoding);
        return schema.TryGetProperty("items", out var items) ? tokens + TokensOfProperties(items, encoding) : tokens;
    }

    private static string Text(JsonElement schema, string name) => schema.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static string Trim(string text) => text.EndsWith('.') ? text[..^1] : text;
}
