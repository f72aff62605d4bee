namespace LlmAttributes.Contract;

/// <content>Conditions and loops.</content>
internal sealed partial class TemplateBinder
{
    private void BindCondition(List<TemplatePart> parts, ref int i, PartList message, ITemplateNames names)
    {
        var opening = parts[i];
        var breach = names.Find(opening.Text, out var value);
        if (breach is null && value.Shape == PathShape.Value)
        {
            breach = new(
                RuleCatalog.TagTypeMismatch, "{#if " + opening.Text + "}", call, $"tests '{value.TypeName}', which is no condition", "test a bool, a sequence, a text or what may be missing");
        }

        if (breach is not null)
            Report(opening, breach);

        var body = BindBody(parts, ref i, opening, names, out var end);
        var otherwise = default(EquatableArray<PromptPart>);
        if (end.Tag == TemplateTag.Else)
            otherwise = BindBody(parts, ref i, opening, names, out end);
        message.Add(new(ConditionOf(value), false, null) { IsCondition = true, IsSensitive = value.IsSensitive, Body = body, Else = otherwise });
        message.EndsInBlock = end.IsLine;
    }

    private void BindLoop(List<TemplatePart> parts, ref int i, PartList message, ITemplateNames names)
    {
        var opening = parts[i];
        var breach = names.Find(opening.Text, out var value);
        if (breach is null && (value.Shape != PathShape.Sequence || value.Source is null or EquatableArray<PathModel> { IsEmpty: true }))
        {
            breach = new(
                RuleCatalog.TagTypeMismatch, "{#each " + opening.Text + "}", call, $"goes through '{value.TypeName}', which is no sequence of one type", "name a list or an array");
        }

        if (breach is not null)
            Report(opening, breach);

        var variable = locals.TakeItem();
        // Names below a sequence that is none would be reported as unknown once more.
        var body = BindBody(parts, ref i, opening, breach is null ? names.Within(opening.Format!, variable, value) : null, out var end);
        message.Add(new(value.Expression, false, null) { Variable = variable, IsSensitive = value.IsSensitive, Body = body });
        message.EndsInBlock = end.IsLine;
    }

    /// <summary>Binds what stands up to the tag that ends a block, or up to its other branch.</summary>
    private EquatableArray<PromptPart> BindBody(List<TemplatePart> parts, ref int i, TemplatePart opening, ITemplateNames? names, out TemplatePart end)
    {
        var closing = opening.Tag == TemplateTag.If ? TemplateTag.EndIf : TemplateTag.EndEach;
        var isElse = parts[i].Tag == TemplateTag.Else;
        var body = new PartList();
        var depth = 0;
        for (i++; i < parts.Count; i++)
        {
            var tag = parts[i].Tag;
            if (depth == 0 && (tag == closing || (tag == TemplateTag.Else && closing == TemplateTag.EndIf && !isElse)))
            {
                end = parts[i];
                return body.ToArray();
            }

            if (names is not null)
                BindPart(parts, ref i, body, names);
            else
                depth += tag is TemplateTag.If or TemplateTag.Each ? 1 : tag is TemplateTag.EndIf or TemplateTag.EndEach ? -1 : 0;
        }

        end = default;
        Report(opening, Misplaced(opening, "{#" + (opening.Tag == TemplateTag.If ? "if " : "each ") + opening.Text + "}", "is not closed", $"add '{TextOf(closing)}'"));
        return body.ToArray();
    }

    private static string ConditionOf(TemplateValue value) => value.Shape switch
    {
        PathShape.Boolean => value.Expression,
        PathShape.NullableBoolean => value.Expression + " == true",
        PathShape.Text => $"!string.IsNullOrEmpty({value.Expression})",
        PathShape.Sequence => $"global::LlmAttributes.Runtime.Prompt.HasItems({value.Expression})",
        _ => value.Expression + " is not null",
    };

    private static string TextOf(TemplateTag tag) => tag switch
    {
        TemplateTag.Else => "{:else}",
        TemplateTag.EndIf => "{/if}",
        _ => "{/each}",
    };
}
