using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The schema and the reader of a type that a <c>JsonSerializerContext</c> of the user covers.</summary>
internal sealed class TypeInfoShape<T> : JsonShape<T>
{
    private readonly JsonPart<T> _part;
    private readonly bool _isWrapped;

    private TypeInfoShape(JsonPart<T> part, string name, JsonElement schema, bool isWrapped)
    {
        _part = part;
        _isWrapped = isWrapped;
        Name = name;
        Schema = isWrapped ? Wrap(schema, part.IsNullable) : schema.GetRawText();
    }

    public override string Schema { get; }

    public override string Name { get; }

    public override T? Read(ref Utf8JsonReader reader, JsonReading reading) => _isWrapped ? JsonRoots.Read(ref reader, reading, _part) : _part.Read(ref reader, reading);

    /// <summary>Makes the shape of a type.</summary>
    /// <param name="typeName">The type as messages name it.</param>
    /// <param name="context">What covers it.</param>
    /// <param name="name">The name that the schema is sent under.</param>
    /// <param name="orNull">Lets the part take <c>null</c> too, where the answer may be.</param>
    public static TypeInfoShape<T> Of<TValue>(string typeName, JsonSerializerContext context, string name, Func<JsonPart<TValue>, JsonPart<T>> orNull)
    {
        if (context.GetTypeInfo(typeof(TValue)) is not JsonTypeInfo<TValue> type)
            throw new LlmConfigurationException([$"'{context.GetType().Name}' does not cover the result type '{typeName}'; add [JsonSerializable(typeof({typeName}))]."]);

        var schema = AIJsonUtilities.CreateJsonSchema(typeof(TValue), serializerOptions: type.Options, inferenceOptions: s_strict);
        var part = orNull(new TypeInfoPart<TValue>(type, typeName));
        var isObject = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var kind) && kind.ValueKind == JsonValueKind.String && kind.GetString() == "object";
        return new(part, name, schema, part.IsNullable || !isObject);
    }

    private static readonly AIJsonSchemaCreateOptions s_strict = new()
    {
        TransformOptions = new() { DisallowAdditionalProperties = true, RequireAllProperties = true, MoveDefaultKeywordToDescription = true },
    };

    private static string Wrap(JsonElement schema, bool isNullable)
    {
        const string Place = "#/properties/" + JsonRoots.Name;
        var inner = JsonNode.Parse(schema.GetRawText())!;
        MovePointers(inner, isNullable ? Place + "/anyOf/0" : Place);
        if (isNullable)
            inner = new JsonObject { ["anyOf"] = new JsonArray(inner, new JsonObject { ["type"] = "null" }) };
        var root = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [JsonRoots.Name] = inner },
            ["required"] = new JsonArray((JsonNode)JsonRoots.Name),
            ["additionalProperties"] = false,
        };
        return root.ToJsonString();
    }

    // References begin at the root, which lies one object further out now.
    private static void MovePointers(JsonNode? node, string place)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                MovePointers(item, place);
        }

        if (node is not JsonObject members)
            return;
        if (members["$ref"] is JsonValue pointer && pointer.GetValue<string>() is ['#', ..] target)
            members["$ref"] = place + target[1..];
        foreach (var (_, value) in members)
            MovePointers(value, place);
    }
}
