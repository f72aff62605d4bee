using System.Text;

namespace LlmAttributes.Contract;

/// <summary>
/// Writes the schema of a result type in the form that the providers' strict modes ask for: an object at the root, every property required, no further ones,
/// <see langword="null"/> as a type of its own.
/// </summary>
internal sealed class SchemaWriter(IReadOnlyDictionary<string, ShapeModel> shapes)
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _definitions = new();
    private string? _root;

    public string WriteRoot(PartModel part, bool isWrapped)
    {
        if (isWrapped)
        {
            _text.Append("{\"type\":\"object\",\"properties\":{\"data\":");
            Write(part, null, "", null);
            _text.Append("},\"required\":[\"data\"],\"additionalProperties\":false");
        }
        else
        {
            _root = part.Kind == PartKind.Reference && IsRecursive(part.Name) ? part.Name : null;
            _text.Append('{');
            WriteContent(part, null, "", null);
        }

        WriteDefinitions();
        return _text.Append('}').ToString();
    }

    /// <summary>Writes the keywords of a value that stands in a schema of the caller's.</summary>
    public string WriteKeywords(PartModel part, string? description)
    {
        _text.Clear();
        WriteContent(part, description, "", null);
        return _text.ToString();
    }

    /// <summary>Writes what the values written so far refer to; it stands at the root.</summary>
    public string WriteShared()
    {
        _text.Clear();
        WriteDefinitions();
        return _text.ToString();
    }

    private void WriteDefinitions()
    {
        for (var i = 0; i < _definitions.Count; i++)
        {
            _text.Append(i == 0 ? ",\"$defs\":{" : ",").Append(JsonLiterals.Of(_definitions[i])).Append(":{");
            WriteShape(shapes[_definitions[i]], isNullable: false, null);
            _text.Append('}');
        }

        if (_definitions.Count > 0)
            _text.Append('}');
    }

    private void Write(PartModel part, string? description, string rest, string? names)
    {
        _text.Append('{');
        WriteContent(part, description, rest, names);
        _text.Append('}');
    }

    private void WriteContent(PartModel part, string? description, string rest, string? names)
    {
        if (part.Kind == PartKind.Reference)
        {
            WriteReference(part, description);
            return;
        }

        WriteDescription(description);
        switch (part.Kind)
        {
            case PartKind.Value:
                WriteType(part.SchemaType, part.IsNullable);
                if (names is not null)
                    _text.Append(",\"enum\":[").Append(names).Append(part.IsNullable ? ",null]" : "]");
                _text.Append(part.SchemaRest);
                break;
            case PartKind.List:
                WriteType("array", part.IsNullable);
                _text.Append(",\"items\":");
                Write(part.Item!, null, "", null);
                break;
            case PartKind.Map:
                WriteType("object", part.IsNullable);
                _text.Append(",\"additionalProperties\":");
                Write(part.Item!, null, "", null);
                break;
        }

        _text.Append(rest);
    }

    private void WriteReference(PartModel part, string? description)
    {
        var shape = shapes[part.Name];
        var isInline = part.Name == _root ? _text.Length <= 1 : !IsRecursive(part.Name);
        if (isInline)
        {
            WriteShape(shape, part.IsNullable, description);
            return;
        }

        if (part.Name != _root && !_definitions.Contains(part.Name))
            _definitions.Add(part.Name);
        var pointer = part.Name == _root ? "\"$ref\":\"#\"" : $"\"$ref\":{JsonLiterals.Of("#/$defs/" + part.Name)}";
        WriteDescription(description);
        _text.Append(part.IsNullable ? $"\"anyOf\":[{{{pointer}}},{{\"type\":\"null\"}}]" : pointer);
    }

    private void WriteShape(ShapeModel shape, bool isNullable, string? description)
    {
        WriteDescription(Descriptions.Join(description ?? shape.Description, shape.Names));
        if (shape.Kind == ShapeKind.Union)
        {
            WriteUnion(shape, isNullable);
        }
        else if (shape.Kind == ShapeKind.Enum)
        {
            WriteEnum(shape, isNullable);
        }
        else
        {
            WriteObject(shape, isNullable, null, "");
        }
    }

    private void WriteEnum(ShapeModel shape, bool isNullable)
    {
        if (shape.IsFlags)
        {
            WriteType("array", isNullable);
            _text.Append(",\"items\":{");
        }

        WriteType("string", isNullable && !shape.IsFlags);
        _text.Append(",\"enum\":[");
        for (var i = 0; i < shape.Names.Count; i++)
            _text.Append(i == 0 ? "" : ",").Append(JsonLiterals.Of(shape.Names[i].JsonName));
        _text.Append(shape.IsFlags ? "]}" : isNullable ? ",null]" : "]");
    }

    private void WriteUnion(ShapeModel shape, bool isNullable)
    {
        _text.Append("\"anyOf\":[");
        for (var i = 0; i < shape.Cases.Count; i++)
        {
            var kind = shapes[shape.Cases[i].Shape];
            _text.Append(i == 0 ? "{" : ",{");
            WriteDescription(kind.Description);
            WriteObject(kind, isNullable: false, shape.Discriminator, shape.Cases[i].Json);
            _text.Append('}');
        }

        _text.Append(isNullable ? ",{\"type\":\"null\"}]" : "]");
    }

    private void WriteObject(ShapeModel shape, bool isNullable, string? discriminator, string kind)
    {
        WriteType("object", isNullable);
        _text.Append(",\"properties\":{");
        var required = new StringBuilder();
        if (discriminator is not null)
        {
            _text.Append(JsonLiterals.Of(discriminator)).Append(":{\"type\":").Append(kind[0] == '"' ? "\"string\"" : "\"integer\"").Append(",\"const\":").Append(kind).Append('}');
            required.Append(JsonLiterals.Of(discriminator));
        }

        foreach (var member in shape.Members)
        {
            _text.Append(required.Length == 0 ? "" : ",").Append(JsonLiterals.Of(member.JsonName)).Append(':');
            required.Append(required.Length == 0 ? "" : ",").Append(JsonLiterals.Of(member.JsonName));
            Write(member.Part, member.Description, member.SchemaRest, member.SchemaEnum);
        }

        _text.Append("},\"required\":[").Append(required).Append("],\"additionalProperties\":false");
    }

    private void WriteDescription(string? description)
    {
        if (description is not null)
            _text.Append("\"description\":").Append(JsonLiterals.Of(description)).Append(',');
    }

    private void WriteType(string type, bool isNullable) =>
        _text.Append("\"type\":").Append(isNullable ? "[" : "").Append(JsonLiterals.Of(type)).Append(isNullable ? ",\"null\"]" : "");

    /// <summary>Whether a type holds itself, directly or not.</summary>
    private bool IsRecursive(string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(Held(name));
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (next == name)
                return true;
            if (!seen.Add(next))
                continue;
            foreach (var held in Held(next))
                open.Push(held);
        }

        return false;
    }

    private IEnumerable<string> Held(string name)
    {
        foreach (var kind in shapes[name].Cases)
            yield return kind.Shape;

        foreach (var member in shapes[name].Members)
        {
            var part = member.Part;
            while (part.Item is not null)
                part = part.Item;
            if (part.Kind == PartKind.Reference)
                yield return part.Name;
        }
    }
}
