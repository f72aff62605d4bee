using LlmAttributes.Contract;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Reads a changed prompt by the grammar that the build has, against the values that the built call can write.</summary>
internal sealed partial class SheetReader
{
    private readonly PromptSource _source;
    private readonly PromptTexts _texts;
    private readonly List<string> _open = [];
    private WatchedTemplate _template;
    private SheetFault? _place;
    private SheetFault? _fault;
    private bool _hasFences;
    private bool _hasSecrets;

    private SheetReader(PromptSource source, PromptTexts texts)
    {
        _source = source;
        _texts = texts;
        _template = texts.Prompt;
    }

    /// <summary>Reads the texts as they are now.</summary>
    /// <param name="source">What may be named.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="fault">The first thing that is wrong with them.</param>
    /// <returns>The prompt, or <see langword="null"/>.</returns>
    public static PromptSheet? Read(PromptSource source, PromptTexts texts, out SheetFault? fault)
    {
        var sheet = new SheetReader(source, texts).Read();
        fault = sheet.Fault;
        return sheet.Sheet;
    }

    private (PromptSheet? Sheet, SheetFault? Fault) Read()
    {
        var turns = ReadTurns(_texts.Prompt, ChatRole.User, isSystem: false);
        SheetTurn? system = null;
        if (turns is [{ Role: var first }, ..] && first == ChatRole.System)
        {
            if (_texts.SystemPrompt is not null && !_source.IsSystemShared)
                Fail(_texts.Prompt, 0, "the call has a system prompt, and its prompt begins with another; remove one");
            system = turns[0];
            turns.RemoveAt(0);
        }
        else if (_texts.SystemPrompt is { } text)
        {
            system = _source.IsSystemShared ? ReadShared(text) : ReadTurns(text, ChatRole.System, isSystem: true) is [var own, ..] ? own : null;
        }

        if (turns.Count == 0 || string.IsNullOrWhiteSpace(_texts.Prompt.Text))
            Fail(_texts.Prompt, 0, "the prompt is empty; write one");
        return _fault is null ? (new(_source, system, turns, _hasFences, _hasSecrets), null) : (null, _fault);
    }

    private SheetTurn ReadShared(WatchedTemplate template)
    {
        var text = new SheetText();
        foreach (var part in TemplateParser.Parse(template.Text))
        {
            if (!part.IsLiteral)
                Fail(template, part.Start, "a system prompt of several calls has no placeholders and tags; move it to the method or double its braces");
            text.Add(SheetPart.Literal(part.Text));
        }

        return text.ToTurn(ChatRole.System, isTrimmed: false);
    }

    private List<SheetTurn> ReadTurns(WatchedTemplate template, ChatRole role, bool isSystem)
    {
        _template = template;
        var turns = new List<SheetTurn>();
        var parts = TemplateParser.Parse(template.Text);
        var message = new SheetText();
        TemplatePart? turn = null;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Tag != TemplateTag.Turn)
            {
                ReadPart(parts, ref i, message);
                continue;
            }

            if (WhyNoTurn(parts[i], isSystem, turn is null && message.IsBlank && turns.Count == 0) is { } fault)
            {
                Fail(parts[i], fault);
                continue;
            }

            EndTurn(turns, role, message, turn, isTrimmed: true);
            turn = parts[i];
            role = new(parts[i].Text);
            message = new();
        }

        EndTurn(turns, role, message, turn, isTrimmed: turn is not null);
        return turns;
    }

    private void EndTurn(List<SheetTurn> turns, ChatRole role, SheetText message, TemplatePart? turn, bool isTrimmed)
    {
        if (turn is null && isTrimmed && message.IsBlank)
            return;

        if (turn is { } tag && message.IsBlank)
            Fail(tag, $"'{{#{tag.Text}}}' begins an empty message; write its text or remove it");
        turns.Add(message.ToTurn(role, isTrimmed));
    }

    private static string? WhyNoTurn(TemplatePart tag, bool isSystem, bool isFirst)
    {
        if (isSystem)
            return $"'{{#{tag.Text}}}' stands in a system prompt; move it to the prompt";
        if (!tag.IsLine)
            return $"'{{#{tag.Text}}}' shares its line; give it a line of its own";
        return tag.Text == "system" && !isFirst ? "'{#system}' stands behind other messages; move it to the top" : null;
    }

    private void Include(List<TemplatePart> parts, int index, SheetText message)
    {
        var tag = parts[index];
        if (!_texts.Fragments.TryGetValue(tag.Text, out var fragment) || _open.Contains(tag.Text))
        {
            Fail(tag, fragment is null
                ? $"'{{>{tag.Text}}}' includes what is no fragment of the call that was built; name one that is, or build again"
                : $"'{{>{tag.Text}}}' includes itself; remove one of the tags");
            return;
        }

        var (template, place) = (_template, _place);
        // What stands in the source has no file to point into: the tag that includes it is where the fault shows.
        _place = fragment.File is null ? _place ?? SheetFault.At(_template, tag.Start, "") : null;
        _template = fragment;
        _open.Add(tag.Text);
        var pieces = TemplateParser.Parse(fragment.Text);
        var inner = new SheetText();
        for (var i = 0; i < pieces.Count; i++)
            ReadPart(pieces, ref i, inner);
        _open.RemoveAt(_open.Count - 1);
        (_template, _place) = (template, place);

        foreach (var part in inner.Parts)
            message.Add(part);
        message.EndsInBlock = inner.EndsInBlock;
        // The lines of a block bring their own ends.
        if (inner.EndsInBlock && tag.IsLine && index + 1 < parts.Count && parts[index + 1] is { IsLiteral: true } next && next.Text[0] == '\n')
            parts[index + 1] = next with { Text = next.Text[1..] };
    }

    private void Fail(TemplatePart part, string text)
    {
        if (_place is { } place)
            _fault ??= place with { Text = text };
        else
            Fail(_template, part.Start, text);
    }

    private void Fail(WatchedTemplate template, int position, string text) => _fault ??= SheetFault.At(template, position, text);
}
