using System.Collections;

namespace LlmAttributes.Runtime;

/// <summary>One rendering of a changed prompt.</summary>
/// <param name="fence">The delimiters around what is untrusted.</param>
/// <param name="values">Reads a value by its key, of the call or of an item.</param>
/// <param name="hidesSecrets">Whether a mark stands in place of sensitive values.</param>
internal sealed class SheetRun(PromptFence fence, Func<string, object?, object?> values, bool hidesSecrets)
{
    private readonly List<object?> _items = [];

    public PromptFence Fence => fence;

    public string Text(SheetTurn turn)
    {
        var text = new PromptText(0, 0);
        Append(ref text, turn.Parts);
        return turn.IsTrimmed ? text.ToLines() : text.ToStringAndClear();
    }

    /// <summary>The sensitive values as the prompt has them; <see langword="null"/> for the items of a loop, which have no name outside of it.</summary>
    public List<string?> Secrets(SheetTurn? system, IEnumerable<SheetTurn> turns)
    {
        var secrets = new List<string?>();
        Collect(secrets, system?.Parts ?? [], isLoop: false);
        foreach (var turn in turns)
            Collect(secrets, turn.Parts, isLoop: false);
        return secrets;
    }

    private void Append(ref PromptText text, IReadOnlyList<SheetPart> parts)
    {
        foreach (var part in parts)
        {
            if (part.Kind == SheetKind.Literal)
                text.AppendLiteral(part.Text);
            else if (hidesSecrets && part.Value!.IsSensitive)
                text.AppendLiteral(Prompt.Mark);
            else if (part.Kind == SheetKind.Hole)
                AppendHole(ref text, part, isFenced: part.Value!.IsUntrusted && part.Format != "raw");
            else if (part.Kind == SheetKind.Condition)
                Append(ref text, Holds(part.Value!.Shape, Read(part)) ? part.Body : part.Else);
            else
                AppendLoop(ref text, part);
        }
    }

    private void AppendLoop(ref PromptText text, SheetPart part)
    {
        if (Read(part) is not IEnumerable items)
            return;

        var depth = _items.Count;
        _items.Add(null);
        foreach (var item in items)
        {
            _items[depth] = item;
            Append(ref text, part.Body);
        }

        _items.RemoveAt(depth);
    }

    private void AppendHole(ref PromptText text, SheetPart hole, bool isFenced)
    {
        var value = Read(hole, hole.Format == "json" ? ":json" : "");
        if (hole.Format is "bullets" or "numbered")
        {
            var list = new PromptList<object?>((value as IEnumerable)?.Cast<object?>(), hole.Format == "numbered");
            if (isFenced)
                text.AppendFormatted(fence.Wrap(list));
            else
                text.AppendFormatted(list);
            return;
        }

        var format = hole.Format is "json" || (hole.Format is "raw" && hole.Value!.IsUntrusted) ? null : hole.Format;
        if (isFenced)
            text.AppendFormatted(fence.Wrap(value, format));
        else
            text.AppendFormatted(value, format);
    }

    private object? Read(SheetPart part, string suffix = "") => values(part.Value!.Key + suffix, part.Loop < 0 ? null : _items[part.Loop]);

    private static bool Holds(PromptShape shape, object? value) => shape switch
    {
        PromptShape.Boolean or PromptShape.NullableBoolean => value is true,
        PromptShape.Text => value is string { Length: > 0 },
        PromptShape.Sequence => value is IEnumerable items && items.GetEnumerator().MoveNext(),
        _ => value is not null,
    };

    private void Collect(List<string?> secrets, IReadOnlyList<SheetPart> parts, bool isLoop)
    {
        foreach (var part in parts)
        {
            if (part is { Kind: SheetKind.Hole, Value.IsSensitive: true })
                secrets.Add(isLoop ? null : Plain(part));
            Collect(secrets, part.Body, isLoop || part.Kind == SheetKind.Loop);
            Collect(secrets, part.Else, isLoop);
        }
    }

    private string Plain(SheetPart hole)
    {
        var text = new PromptText(0, 1);
        AppendHole(ref text, hole, isFenced: false);
        return text.ToStringAndClear();
    }
}
