using LlmAttributes.Contract;

namespace LlmAttributes.Runtime;

/// <content>Placeholders, conditions and loops.</content>
internal sealed partial class SheetReader
{
    private readonly List<(string Name, string Key)> _loops = [];

    private void ReadPart(List<TemplatePart> parts, ref int i, SheetText message)
    {
        var part = parts[i];
        if (part.IsHole)
        {
            message.Add(ReadHole(part));
            return;
        }

        switch (part.Tag)
        {
            case TemplateTag.None:
                message.Add(SheetPart.Literal(part.Text));
                break;
            case TemplateTag.If or TemplateTag.Each:
                ReadBlock(parts, ref i, message);
                break;
            case TemplateTag.Include:
                Include(parts, i, message);
                break;
            case TemplateTag.Malformed:
                Fail(part, $"'{part.Text}' is neither '{{#if path}}' nor '{{#each path as name}}'; mend it or write '{{{part.Text}}}' for the text itself");
                break;
            case TemplateTag.Turn:
                Fail(part, $"'{{#{part.Text}}}' stands inside a block or a fragment; move it out");
                break;
            default:
                Fail(part, $"'{TextOf(part.Tag)}' closes nothing; remove it or write '{{{TextOf(part.Tag)}}}' for the text itself");
                break;
        }
    }

    private SheetPart ReadHole(TemplatePart hole)
    {
        if (Find(hole, out var loop) is not { } value)
            return SheetPart.Literal("");

        if (hole.Format == "json" && !value.HasJson)
            Fail(hole, $"'{{{hole.Text}:json}}' has no form in JSON that was built; name another value, or build again");
        else if (hole.Format is "bullets" or "numbered" && value.Shape != PromptShape.Sequence)
            Fail(hole, $"'{{{hole.Text}:{hole.Format}}}' lists what is no sequence of one type; remove the format or name a list");
        _hasFences |= value.IsUntrusted && hole.Format != "raw";
        return new(SheetKind.Hole) { Value = value, Loop = loop, Format = hole.Format };
    }

    private void ReadBlock(List<TemplatePart> parts, ref int i, SheetText message)
    {
        var opening = parts[i];
        var isLoop = opening.Tag == TemplateTag.Each;
        var value = Find(opening, out var loop);
        if (value is not null && isLoop && !_source.Values.ContainsKey(value.Key + "[]"))
            Fail(opening, $"'{{#each {opening.Text}}}' goes through what is no sequence of one type; name a list or an array");
        if (value is { Shape: PromptShape.Value } && !isLoop)
            Fail(opening, $"'{{#if {opening.Text}}}' tests what is no condition; test a bool, a sequence, a text or what may be missing");

        if (isLoop)
            _loops.Add((opening.Format!, value is null ? "" : value.Key + "[]"));
        var body = ReadBody(parts, ref i, opening, out var end);
        IReadOnlyList<SheetPart> otherwise = end.Tag == TemplateTag.Else ? ReadBody(parts, ref i, opening, out end) : [];
        if (isLoop)
            _loops.RemoveAt(_loops.Count - 1);
        message.Add(new(isLoop ? SheetKind.Loop : SheetKind.Condition) { Value = value, Loop = loop, Body = body, Else = otherwise });
        message.EndsInBlock = end.IsLine;
    }

    private IReadOnlyList<SheetPart> ReadBody(List<TemplatePart> parts, ref int i, TemplatePart opening, out TemplatePart end)
    {
        var closing = opening.Tag == TemplateTag.If ? TemplateTag.EndIf : TemplateTag.EndEach;
        var isElse = parts[i].Tag == TemplateTag.Else;
        var body = new SheetText();
        for (i++; i < parts.Count; i++)
        {
            var tag = parts[i].Tag;
            if (tag == closing || (tag == TemplateTag.Else && closing == TemplateTag.EndIf && !isElse))
            {
                end = parts[i];
                return body.Parts;
            }

            ReadPart(parts, ref i, body);
        }

        end = default;
        Fail(opening, $"'{{#{(opening.Tag == TemplateTag.If ? "if" : "each")} {opening.Text}}}' is not closed; add '{TextOf(closing)}'");
        return body.Parts;
    }

    private PromptValue? Find(TemplatePart part, out int loop)
    {
        var name = part.Text.Split('.')[0];
        loop = _loops.FindLastIndex(one => one.Name == name);
        var key = loop < 0 ? part.Text : _loops[loop].Key + part.Text[name.Length..];
        if (_source.Values.TryGetValue(key, out var value))
        {
            _hasSecrets |= value.IsSensitive;
            return value;
        }

        // Below a loop through nothing every name would be wrong once more.
        if (loop < 0 || _loops[loop].Key.Length > 0)
            Fail(part, $"'{part.Text}' is no value of the call that was built; name one that is, or build again");
        return null;
    }

    private static string TextOf(TemplateTag tag) => tag switch
    {
        TemplateTag.Else => "{:else}",
        TemplateTag.EndIf => "{/if}",
        _ => "{/each}",
    };
}
