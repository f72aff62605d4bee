using System.Text;

namespace LlmAttributes.Contract;

/// <summary>Renders a prompt with the arguments of an example, as far as that can be done before the call runs.</summary>
/// <param name="parameters">The parameters of the call.</param>
/// <param name="fragments">What the prompt may include.</param>
/// <param name="arguments">The arguments.</param>
internal sealed class ExampleRenderer(IReadOnlyList<ParameterModel> parameters, FragmentSet fragments, JsonNode arguments)
{
    private const int MaxDepth = 32;

    private readonly StringBuilder _text = new();
    private string? _item;
    private string _itemName = "";
    private int _depth;

    /// <summary>What cannot be rendered here: the piece as the template has it.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Renders a template.</summary>
    public string Render(string template)
    {
        RenderAll(template);
        return _text.ToString();
    }

    private void RenderAll(string template)
    {
        var parts = TemplateParser.Parse(template);
        for (var i = 0; i < parts.Count && Obstacle is null; i++)
            RenderPart(parts, ref i);
    }

    private void RenderPart(List<TemplatePart> parts, ref int i)
    {
        var part = parts[i];
        if (part.IsHole)
            RenderHole(part);
        else if (part.IsLiteral)
            _text.Append(part.Text);
        else if (part.Tag == TemplateTag.If)
            RenderCondition(parts, ref i);
        else if (part.Tag == TemplateTag.Each)
            RenderLoop(parts, ref i);
        else if (part.Tag == TemplateTag.Include && ++_depth < MaxDepth && fragments.Find(part.Text) is { } fragment && fragments.TextOf(fragment) is { } text)
            RenderAll(text);
        else
            Obstacle ??= "{#" + part.Text + "}";
    }

    private void RenderHole(TemplatePart hole)
    {
        var shown = "{" + hole.Text + (hole.Format is null ? "" : ":" + hole.Format) + "}";
        if (_item is not null && hole.Text == _itemName)
        {
            _text.Append(_item);
            return;
        }

        if (Find(hole.Text) is not { } parameter)
        {
            Obstacle ??= shown;
            return;
        }

        if (!TryFind(parameter, out var value))
        {
            Obstacle ??= shown;
            return;
        }

        var text = hole.Format switch
        {
            "bullets" or "numbered" when value?.Items is { } items => List(items, hole.Format == "numbered"),
            "json" when value is not null => JsonNodeText.Of(value),
            TemplateFormats.Raw => ExampleValue.Show(value, parameter.Input, null),
            _ => ExampleValue.Show(value, parameter.Input, hole.Format),
        };
        if (text is null)
            Obstacle ??= shown;
        else
            _text.Append(text);
    }

    private static string List(List<JsonNode> items, bool isNumbered)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : "\n");
            if (isNumbered)
                text.Append((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(". ");
            else
                text.Append("- ");
            text.Append((items[i].Text ?? "").Replace("\n", isNumbered ? "\n   " : "\n  "));
        }

        return text.ToString();
    }

    private void RenderCondition(List<TemplatePart> parts, ref int i)
    {
        var isTrue = Test(parts[i].Text);
        for (i++; i < parts.Count && Obstacle is null && parts[i].Tag != TemplateTag.EndIf; i++)
        {
            if (parts[i].Tag == TemplateTag.Else)
                isTrue = !isTrue;
            else if (isTrue)
                RenderPart(parts, ref i);
            else
                Skip(parts, ref i);
        }
    }

    private void RenderLoop(List<TemplatePart> parts, ref int i)
    {
        var (start, tag) = (i, parts[i]);
        var items = Find(tag.Text) is { Input.Kind: ParameterInput.Lines } parameter ? arguments[parameter.PlainName]?.Items ?? new() : null;
        if (items is null || _item is not null)
        {
            Obstacle ??= "{#each " + tag.Text + "}";
            return;
        }

        _itemName = tag.Format!;
        foreach (var item in items)
        {
            _item = item.Text;
            for (i = start + 1; i < parts.Count && Obstacle is null && parts[i].Tag != TemplateTag.EndEach; i++)
                RenderPart(parts, ref i);
        }

        _item = null;
        i = start;
        Skip(parts, ref i);
    }

    /// <summary>Goes to the end of a piece.</summary>
    private static void Skip(List<TemplatePart> parts, ref int i)
    {
        if (parts[i].Tag is not (TemplateTag.If or TemplateTag.Each))
            return;

        var end = parts[i].Tag == TemplateTag.If ? TemplateTag.EndIf : TemplateTag.EndEach;
        for (i++; i < parts.Count && parts[i].Tag != end; i++)
            Skip(parts, ref i);
    }

    private bool Test(string path)
    {
        if (_item is not null && path == _itemName)
            return _item.Length > 0;

        if (Find(path) is not { } parameter || !TryFind(parameter, out var value))
        {
            Obstacle ??= "{#if " + path + "}";
            return false;
        }

        return parameter.Input.Kind switch
        {
            ParameterInput.Switch => value?.Literal == "true",
            ParameterInput.Text => !string.IsNullOrEmpty(value?.Text),
            ParameterInput.Lines => value?.Items is { Count: > 0 },
            _ => value is not null && value.Literal != "null",
        };
    }

    // A default that is written as in JSON is known here, another is not.
    private bool TryFind(ParameterModel parameter, out JsonNode? value)
    {
        value = arguments[parameter.PlainName];
        if (value is not null || parameter.Default is null or "null" or "default")
            return true;

        value = JsonParser.Parse(parameter.Default);
        return value is not null;
    }

    private ParameterModel? Find(string path)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.PlainName == path)
                return parameter;
        }

        return null;
    }
}
