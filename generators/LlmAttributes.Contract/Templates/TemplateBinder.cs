using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>Binds a template: names become expressions, tags become blocks and messages, fragments are put in their place.</summary>
/// <param name="call">The call, for messages.</param>
/// <param name="fragments">What may be included.</param>
/// <param name="locals">Names the variables of rendering code.</param>
/// <param name="report">Takes what is wrong, with the piece of the outermost template that it is about.</param>
/// <param name="advise">Takes what works but should not be.</param>
internal sealed partial class TemplateBinder(
    string call, FragmentSet fragments, LocalNames locals, Action<RuleBreach, TemplatePart> report, Action<RuleBreach, TemplatePart> advise)
{
    // About what the shortest prefix that a provider caches has.
    public const int LongText = 4_000;

    private readonly List<string> _open = new();
    private List<TurnModel> _turns = new();
    private TemplatePart? _place;
    private string _role = "";
    /// <summary>Whether a value stands between delimiters.</summary>
    public bool HasFences { get; private set; }

    /// <summary>The first value of the template that changes with each call.</summary>
    public TemplatePart? FirstVolatile { get; private set; }

    /// <summary>How much literal text stands behind it.</summary>
    public int LettersBehind { get; private set; }

    /// <summary>Binds a template of one message.</summary>
    public TurnModel BindMessage(string template, string role, ITemplateNames names)
    {
        var turns = BindTurns(template, role, names, isSystem: true);
        return turns.Count == 0 ? new(role, default, false) : turns[0];
    }

    /// <summary>Binds a template that may hold several messages; what stands before the first turn is the user's.</summary>
    public List<TurnModel> BindTurns(string template, ITemplateNames names) => BindTurns(template, TurnModel.User, names, isSystem: false);

    private List<TurnModel> BindTurns(string template, string role, ITemplateNames names, bool isSystem)
    {
        _turns = new();
        _role = role;
        FirstVolatile = null;
        LettersBehind = 0;
        var parts = TemplateParser.Parse(template);
        var message = new PartList();
        TemplatePart? turn = null;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Tag != TemplateTag.Turn)
            {
                BindPart(parts, ref i, message, names);
                continue;
            }

            if (WhyNoTurn(parts[i], isSystem, turn is null && IsBlank(message)) is { } breach)
            {
                report(breach, parts[i]);
                continue;
            }

            EndTurn(role, message, turn, isTrimmed: true);
            turn = parts[i];
            _role = role = RoleOf(parts[i].Text);
            message = new();
        }

        EndTurn(role, message, turn, isTrimmed: turn is not null);
        if (FirstVolatile is { } first && LettersBehind >= LongText)
            advise(new(RuleCatalog.VolatilePrefix, call, LettersBehind.ToString(CultureInfo.InvariantCulture), first.Text), first);
        return _turns;
    }

    private void EndTurn(string role, PartList message, TemplatePart? turn, bool isTrimmed)
    {
        if (turn is null && isTrimmed && IsBlank(message))
            return;

        if (turn is { } tag && IsBlank(message))
            report(Misplaced(tag, "{#" + tag.Text + "}", "begins an empty message", "write its text or remove it"), tag);
        _turns.Add(message.ToTurn(role, isTrimmed));
    }

    private RuleBreach? WhyNoTurn(TemplatePart tag, bool isSystem, bool isFirst)
    {
        var text = "{#" + tag.Text + "}";
        if (isSystem)
            return Misplaced(tag, text, "stands in a system prompt", "move it to the prompt");
        if (!tag.IsLine)
            return Misplaced(tag, text, "shares its line", "give it a line of its own");
        return tag.Text == "system" && !(isFirst && _turns.Count == 0) ? Misplaced(tag, text, "stands behind other messages", "move it to the top") : null;
    }

    private static bool IsBlank(PartList message)
    {
        foreach (var part in message.ToArray())
        {
            if (part.IsHole || part.IsBlock || !string.IsNullOrWhiteSpace(part.Text))
                return false;
        }

        return true;
    }

    private static string RoleOf(string tag) => tag switch
    {
        "system" => TurnModel.System,
        "assistant" => TurnModel.Assistant,
        _ => TurnModel.User,
    };

    private void BindPart(List<TemplatePart> parts, ref int i, PartList message, ITemplateNames names)
    {
        var part = parts[i];
        if (part.IsHole)
        {
            message.Add(BindHole(part, names));
            return;
        }

        switch (part.Tag)
        {
            case TemplateTag.None:
                message.Add(PromptPart.Literal(part.Text));
                if (FirstVolatile is not null)
                    LettersBehind += part.Text.Length;
                break;
            case TemplateTag.If:
                BindCondition(parts, ref i, message, names);
                break;
            case TemplateTag.Each:
                BindLoop(parts, ref i, message, names);
                break;
            case TemplateTag.Include:
                Include(parts, i, message, names);
                break;
            case TemplateTag.Malformed:
                Report(part, Misplaced(part, part.Text, "is neither '{#if path}' nor '{#each path as name}'", "mend it or write '{" + part.Text + "}' for the text itself"));
                break;
            case TemplateTag.Turn:
                Report(part, Misplaced(part, "{#" + part.Text + "}", "stands inside a block or a fragment", "move it out"));
                break;
            default:
                var text = TextOf(part.Tag);
                Report(part, Misplaced(part, text, "closes nothing", "remove it or write '{" + text + "}' for the text itself"));
                break;
        }
    }

    private PromptPart BindHole(TemplatePart hole, ITemplateNames names)
    {
        var breach = names.Find(hole.Text, out var value);
        if (value.Textless is not null && hole.Format != TemplateFormats.Json)
            advise(new(RuleCatalog.TypeNameValue, hole.Text, call, value.Textless, "name one of its properties or override 'ToString'"), _place ?? hole);
        if (breach is not null)
            Report(hole, breach);
        else if (TemplateFormats.Bind(hole, value, call, names, out var part) is { } unfit)
            Report(hole, unfit);
        else
            return Place(hole, part, value) with { IsSensitive = value.IsSensitive };
        return new(value.Expression, true, hole.Format);
    }

    private PromptPart Place(TemplatePart hole, PromptPart part, TemplateValue value)
    {
        if (value.IsUntrusted)
            part = Fence(hole, part);
        else if (value.IsStable)
            return part with { IsStable = true };

        if (FirstVolatile is null && _place is null)
            FirstVolatile = hole;
        return part;
    }

    private PromptPart Fence(TemplatePart hole, PromptPart part)
    {
        if (_role == TurnModel.System)
            advise(new(RuleCatalog.UntrustedInSystemPrompt, hole.Text, call), _place ?? hole);
        if (hole.Format == TemplateFormats.Raw)
        {
            advise(new(RuleCatalog.UntrustedUnfenced, hole.Text, call), _place ?? hole);
            return part;
        }

        HasFences = true;
        var format = part.Format is null ? "" : ", " + Literals.Of(part.Format);
        return new($"{locals.Fence}.Wrap({part.Text}{format})", true, null) { Unfenced = part };
    }

    private void Include(List<TemplatePart> parts, int index, PartList message, ITemplateNames names)
    {
        var tag = parts[index];
        if (fragments.Find(tag.Text) is not { } fragment)
        {
            var nearest = NearestName.Find(tag.Text, fragments.Names());
            Report(tag, new(
                RuleCatalog.UnknownFragment, call, tag.Text, nearest is null ? $"declare it with [PromptFragment(\"{tag.Text}\", …)]" : "rename it to '{>" + nearest + "}'"));
            return;
        }

        if (fragments.TextOf(fragment) is not { } text)
        {
            Report(tag, new(RuleCatalog.PromptFileMissing, fragment.File, call));
            return;
        }

        if (_open.Contains(tag.Text))
        {
            Report(tag, new(RuleCatalog.FragmentCycle, tag.Text, call, string.Join(" > ", _open) + " > " + tag.Text));
            return;
        }

        var place = _place;
        _place ??= tag;
        _open.Add(tag.Text);
        var pieces = TemplateParser.Parse(text);
        var inner = new PartList();
        for (var i = 0; i < pieces.Count; i++)
            BindPart(pieces, ref i, inner, names);
        _open.RemoveAt(_open.Count - 1);
        _place = place;

        foreach (var part in inner.ToArray())
            message.Add(part);
        message.EndsInBlock = inner.EndsInBlock;
        // The lines of a block bring their own ends.
        if (inner.EndsInBlock && tag.IsLine && index + 1 < parts.Count && parts[index + 1] is { IsLiteral: true } next && next.Text[0] == '\n')
            parts[index + 1] = next with { Text = next.Text.Substring(1) };
    }

    private void Report(TemplatePart part, RuleBreach breach) => report(breach, _place ?? part);

    private RuleBreach Misplaced(TemplatePart tag, string text, string fault, string remedy) => new(RuleCatalog.MisplacedTag, text, call, fault, remedy);
}
