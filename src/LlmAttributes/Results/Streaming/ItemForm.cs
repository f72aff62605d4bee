using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>What the items of a streamed list look like, so that the list is told from prose, and an item from an object around the list.</summary>
internal sealed class ItemForm
{
    private readonly List<string> _names = [];
    private bool _takesObjects;
    private bool _takesLists;
    private bool _takesOthers;

    private ItemForm()
    {
    }

    public bool TakesObjects => _takesObjects;

    public bool TakesLists => _takesLists;

    /// <summary>Whether items are plain values, which stand in prose as well.</summary>
    public bool IsPlain => !_takesObjects && !_takesLists;

    /// <summary>Reads the schema of a list in its object.</summary>
    public static ItemForm Of(string schema)
    {
        var form = new ItemForm();
        using var document = JsonDocument.Parse(schema);
        var root = document.RootElement;
        form.Add(root.GetProperty("properties").GetProperty(JsonRoots.Name).GetProperty("items"), root);
        return form;
    }

    /// <summary>Whether a name is that of a property of an item.</summary>
    public bool HasName(ReadOnlySpan<char> text)
    {
        foreach (var name in _names)
        {
            if (SchemaNames.IsSame(text, name))
                return true;
        }

        return false;
    }

    /// <summary>Whether an item may begin with a character.</summary>
    public bool Begins(char c) => c switch
    {
        '{' => _takesObjects,
        '[' => _takesLists,
        _ => _takesOthers && (char.IsLetterOrDigit(c) || c == '-' || Quotes.Opens(c)),
    };

    private void Add(JsonElement schema, JsonElement root)
    {
        if (schema.TryGetProperty("$ref", out var pointer))
        {
            var name = pointer.GetString()!;
            Add(root.GetProperty("$defs").GetProperty(name[(name.LastIndexOf('/') + 1)..]), root);
            return;
        }

        if (schema.TryGetProperty("anyOf", out var kinds))
        {
            foreach (var kind in kinds.EnumerateArray())
                Add(kind, root);
        }

        if (!schema.TryGetProperty("type", out var type))
            return;
        if (type.ValueKind == JsonValueKind.String)
            AddType(type, schema);
        else
        {
            foreach (var one in type.EnumerateArray())
                AddType(one, schema);
        }
    }

    private void AddType(JsonElement type, JsonElement schema)
    {
        switch (type.GetString())
        {
            case "object":
                _takesObjects = true;
                if (schema.TryGetProperty("properties", out var properties))
                    _names.AddRange(properties.EnumerateObject().Select(static property => property.Name));
                break;
            case "array":
                _takesLists = true;
                break;
            case "null":
                break;
            default:
                _takesOthers = true;
                break;
        }
    }
}
