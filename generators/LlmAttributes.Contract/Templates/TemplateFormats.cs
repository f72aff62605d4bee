namespace LlmAttributes.Contract;

/// <summary>The formats of a template that are no formats of .NET.</summary>
internal static class TemplateFormats
{
    /// <summary>Leaves an untrusted value as it is.</summary>
    public const string Raw = "raw";

    /// <summary>Makes the piece of a placeholder.</summary>
    /// <returns>Why its format does not fit its value, or <see langword="null"/>.</returns>
    public static RuleBreach? Bind(TemplatePart hole, TemplateValue value, string call, out PromptPart part)
    {
        part = new(value.Expression, true, value.IsUntrusted && hole.Format == Raw ? null : hole.Format);
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
}
