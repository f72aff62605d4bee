using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>Whether a JSON text that somebody wrote is a value of a result type.</summary>
internal sealed class JsonFit(IReadOnlyDictionary<string, ShapeModel> shapes)
{
    private string? _misfit;

    /// <summary>What does not fit, with its path; <see langword="null"/> when all does.</summary>
    public static string? WhyNot(string json, RootModel root, IReadOnlyDictionary<string, ShapeModel> shapes)
    {
        if (JsonParser.Parse(json) is not { } node)
            return "it is no JSON";

        var fit = new JsonFit(shapes);
        // What is wrapped for the providers may be written without.
        fit.Check(root.IsWrapped && node["data"] is { } data ? data : node, root.Part, "$");
        return fit._misfit;
    }

    private void Check(JsonNode node, PartModel part, string path)
    {
        if (_misfit is not null || (part.IsNullable && node.Literal == "null"))
            return;

        var isFit = part.Kind switch
        {
            PartKind.Value => IsValue(node, part.SchemaType),
            PartKind.List => node.Items is not null,
            PartKind.Map => node.Members is not null,
            _ => IsShape(node, shapes[part.Name], path),
        };
        if (!isFit)
        {
            _misfit ??= $"'{path}' is not {part.Expected}";
            return;
        }

        for (var i = 0; part.Kind == PartKind.List && i < node.Items!.Count; i++)
            Check(node.Items[i], part.Item!, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]");
        if (part.Kind == PartKind.Map)
        {
            foreach (var member in node.Members!)
                Check(member.Value, part.Item!, $"{path}.{member.Key}");
        }
    }

    private static bool IsValue(JsonNode node, string type) => type switch
    {
        "string" => node.Text is not null,
        "boolean" => node.Literal is "true" or "false",
        "integer" => node.Number is { } number && number == decimal.Truncate(number),
        _ => node.Number is not null,
    };

    private bool IsShape(JsonNode node, ShapeModel shape, string path)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Enum:
                return shape.IsFlags ? IsSet(node, shape) : IsName(node, shape);
            case ShapeKind.Union:
                return node.Members is not null && FindCase(node, shape) is { } kind && HasMembers(node, kind, path);
            default:
                return node.Members is not null && HasMembers(node, shape, path);
        }
    }

    private static bool IsSet(JsonNode node, ShapeModel shape) => node.Items is { } items ? items.TrueForAll(item => IsName(item, shape)) : IsName(node, shape);

    private static bool IsName(JsonNode node, ShapeModel shape)
    {
        foreach (var name in shape.Names)
        {
            if (node.Text is not null && JsonNaming.Fold(name.JsonName) == JsonNaming.Fold(node.Text))
                return true;
        }

        return false;
    }

    private ShapeModel? FindCase(JsonNode node, ShapeModel union)
    {
        var found = node[union.Discriminator];
        foreach (var kind in union.Cases)
        {
            if (found is not null && (found.Text ?? found.Literal) == kind.Value)
                return shapes[kind.Shape];
        }

        return null;
    }

    private bool HasMembers(JsonNode node, ShapeModel shape, string path)
    {
        foreach (var member in shape.Members)
        {
            var value = Find(node.Members!, member.JsonName);
            if (value is null || (value.Literal == "null" && !member.IsRequired))
            {
                if (member.IsRequired)
                    _misfit ??= $"'{path}.{member.JsonName}' is missing";
                continue;
            }

            Check(value, member.Part, $"{path}.{member.JsonName}");
        }

        return true;
    }

    // The reader forgives case and separators.
    private static JsonNode? Find(Dictionary<string, JsonNode> members, string name)
    {
        if (members.TryGetValue(name, out var exact))
            return exact;
        foreach (var member in members)
        {
            if (JsonNaming.Fold(member.Key) == JsonNaming.Fold(name))
                return member.Value;
        }

        return null;
    }
}
