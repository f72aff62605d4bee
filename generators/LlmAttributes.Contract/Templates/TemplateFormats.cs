namespace LlmAttributes.Contract;

/// <summary>The formats of a template that are no formats of .NET.</summary>
internal static class TemplateFormats
{
    /// <summary>Leaves an untrusted value as it is.</summary>
    public const string Raw = "raw";

    /// <summary>Writes a value as JSON.</summary>
    public const string Json = "json";

    /// <summary>Makes the piece of a placeholder.</summary>
    /// <returns>Why its format does not fit its value, or <see langword="null"/>.</returns>
    public static RuleBreach? Bind(TemplatePart hole, TemplateValue value, string call, ITemplateNames names, out PromptPart part)
    {
        part = new(value.Expression, true, value.IsUntrusted && hole.Format == Raw ? null : hole.Format);
        if (hole.Format == Json)
            return BindJson(hole, value, call, names, ref part);
        if (hole.Format is not ("bullets" or "numbered"))
            return null;

        if (value.Shape != PathShape.Sequence)
        {
            return new(
                RuleCatalog.TagTypeMismatch, "{" + hole.Text + ":" + hole.Format + "}", call, $"lists '{value.TypeName}', which is no sequence of one type", "remove the format or name a list");
        }

        var method = hole.Format == "bullets" ? "Bullets" : "Numbered";
        // A hole of an interpolated string ends at a colon that stands outside of brackets.
        part = new($"(global::LlmAttributes.Runtime.Prompt.{method}({value.Expression}))", true, null);
        return null;
    }

    private static RuleBreach? BindJson(TemplatePart hole, TemplateValue value, string call, ITemplateNames names, ref PromptPart part)
    {
        if (names.JsonOf(value, out var problem) is not { } text)
            return new(RuleCatalog.TagTypeMismatch, "{" + hole.Text + ":json}", call, $"cannot be written as JSON at '{problem!.Path}', since {problem.Reason}", problem.Remedy);

        part = new(text, true, null);
        return null;
    }
}
