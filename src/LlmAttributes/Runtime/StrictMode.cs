using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>OpenAI's strict mode, in which a model cannot leave the schema. The SDK's adapter reads it from the additional properties of the options.</summary>
internal static class StrictMode
{
    public const string Key = "strict";

    /// <summary>Whether the mode takes a schema: every object in it names all of its properties, and requires them.</summary>
    public static bool Takes(ChatResponseFormat? format) => format is ChatResponseFormatJson { Schema: { } schema } && Takes(schema);

    /// <summary>Carries the mode over to options that the declared ones were merged into. The adapter asks it of the tools as well, whose schemas may not fit.</summary>
    public static void Carry(ChatOptions declared, ChatOptions merged)
    {
        if (declared.AdditionalProperties?.ContainsKey(Key) != true)
            return;
        if (merged.Tools is not { Count: > 0 } && ReferenceEquals(merged.ResponseFormat, declared.ResponseFormat))
            (merged.AdditionalProperties ??= []).TryAdd(Key, true);
    }

    private static bool Takes(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in schema.EnumerateArray())
            {
                if (!Takes(item))
                    return false;
            }
        }

        if (schema.ValueKind != JsonValueKind.Object)
            return true;
        if (IsObject(schema) && !IsClosed(schema))
            return false;
        foreach (var member in schema.EnumerateObject())
        {
            var isAnything = member.Value.ValueKind == JsonValueKind.True && member.Name is not ("const" or "default");
            if (isAnything || !Takes(member.Value))
                return false;
        }

        return true;
    }

    private static bool IsObject(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ValueKind switch
    {
        JsonValueKind.String => type.ValueEquals("object"),
        JsonValueKind.Array => type.EnumerateArray().Any(static kind => kind.ValueKind == JsonValueKind.String && kind.ValueEquals("object")),
        _ => false,
    };

    private static bool IsClosed(JsonElement schema)
    {
        if (!schema.TryGetProperty("additionalProperties", out var further) || further.ValueKind != JsonValueKind.False)
            return false;

        var all = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Count() : 0;
        var required = schema.TryGetProperty("required", out var names) ? names.GetArrayLength() : 0;
        return required == all;
    }
}
