using System.Text.Json.Nodes;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Brings schemas to one form, so that what the README documents as different does not count: references, the place of <c>null</c>, comments, the order of names.</summary>
internal static class SchemaText
{
    private const int Levels = 10;

    public static string Normalise(string schema)
    {
        var root = JsonNode.Parse(schema)!;
        return Walk(root, root, Levels)!.ToJsonString();
    }

    public static string NormaliseProperty(string schema, string name)
    {
        var root = JsonNode.Parse(schema)!;
        return Walk(root["properties"]![name], root, Levels)!.ToJsonString();
    }

    private static JsonNode? Walk(JsonNode? node, JsonNode root, int levels)
    {
        if (node is JsonArray list)
            return new JsonArray([.. list.Select(item => Walk(item, root, levels))]);
        if (node is not JsonObject source)
            return node?.DeepClone();

        // A recursive type is followed a few levels deep.
        if (levels == 0)
            return new JsonObject();
        if (source["$ref"] is { } pointer)
            return Walk(Find(root, pointer.GetValue<string>()), root, levels);
        if (source["anyOf"] is JsonArray { Count: 2 } two && two[1]!.ToJsonString() == """{"type":"null"}""" && two[0]!["$ref"] is not null)
        {
            var inner = (JsonObject)Walk(two[0], root, levels)!;
            if (inner["type"] is JsonValue type)
                inner["type"] = new JsonArray(type.DeepClone(), "null");
            else if (inner.ContainsKey("anyOf"))
                inner["nullable"] = true;
            return inner;
        }

        var target = new JsonObject();
        foreach (var (name, value) in source.OrderBy(static p => p.Key, StringComparer.Ordinal))
        {
            if (name is "$defs" or "$comment")
                continue;
            target[name] = name == "required"
                ? new JsonArray([.. value!.AsArray().Select(static n => n!.GetValue<string>()).Order(StringComparer.Ordinal).Select(static n => (JsonNode)n)])
                : Walk(value, root, levels - 1);
        }

        if (target["anyOf"] is JsonArray kinds)
            Union(target, kinds);
        return target;
    }

    // Ours writes the type at each kind, the platform's at the union.
    private static void Union(JsonObject union, JsonArray kinds)
    {
        var isNullable = union["type"] is JsonArray || kinds.Any(static k => k!["type"]?.ToJsonString() == "\"null\"");
        union.Remove("type");
        union.Remove("required");
        union["nullable"] = isNullable;
        for (var i = kinds.Count - 1; i >= 0; i--)
        {
            if (kinds[i]!["type"]?.ToJsonString() == "\"null\"")
                kinds.RemoveAt(i);
            else
                kinds[i]!.AsObject().Remove("type");
        }

        foreach (var kind in kinds)
        {
            foreach (var (_, property) in kind!["properties"]?.AsObject() ?? [])
            {
                if (property!.AsObject().ContainsKey("const"))
                    property.AsObject().Remove("type");
            }
        }
    }

    private static JsonNode? Find(JsonNode root, string pointer)
    {
        var node = root;
        foreach (var step in pointer.Split('/').Skip(1))
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node![step];
        return node;
    }
}
