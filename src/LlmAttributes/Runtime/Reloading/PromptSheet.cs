using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A prompt that was changed while the program runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PromptSheet
{
    private readonly PromptSource _source;
    private readonly SheetTurn? _system;
    private readonly List<SheetTurn> _turns;
    private readonly bool _hasFences;
    private readonly bool _hasSecrets;

    internal PromptSheet(PromptSource source, SheetTurn? system, List<SheetTurn> turns, bool hasFences, bool hasSecrets)
    {
        _source = source;
        _system = system;
        _turns = turns;
        _hasFences = hasFences;
        _hasSecrets = hasSecrets;
    }

    /// <summary>Gets how many messages stand before those of a conversation.</summary>
    public int Fixed => (_system is not null || _source.AnswerFormat is not null || _hasFences ? 1 : 0) + (2 * _source.Examples.Count);

    /// <summary>Renders the messages.</summary>
    /// <param name="fence">The delimiters around what is untrusted.</param>
    /// <param name="isShown">Whether somebody is shown the prompt, without its sensitive values.</param>
    /// <param name="values">Reads a value by its key, of the call or of an item.</param>
    /// <param name="history">The messages before the prompt.</param>
    /// <param name="attachments">What the last message of the user has beside its text.</param>
    /// <returns>The messages.</returns>
    public IReadOnlyList<ChatMessage> Render(
        PromptFence fence, bool isShown, Func<string, object?, object?> values, IEnumerable<ChatMessage>? history = null, IEnumerable<AIContent?>? attachments = null)
    {
        // Both renderings have the same messages of the caller, which may be a sequence that is read once.
        List<ChatMessage> earlier = [.. history ?? []];
        List<AIContent?>? attached = attachments is null ? null : [.. attachments];
        var run = new SheetRun(fence, values, hidesSecrets: false);
        var messages = Render(run, earlier, attached);
        return isShown && _hasSecrets ? Prompt.Shown(messages, Render(new(fence, values, hidesSecrets: true), earlier, attached), [.. run.Secrets(_system, _turns)]) : messages;
    }

    private List<ChatMessage> Render(SheetRun run, List<ChatMessage> history, List<AIContent?>? attachments)
    {
        var messages = new List<ChatMessage>();
        if (Fixed % 2 == 1)
            messages.Add(Prompt.System(System(run)));
        foreach (var (input, output) in _source.Examples)
        {
            messages.Add(Prompt.User(input));
            messages.Add(Prompt.Assistant(output));
        }

        messages.AddRange(history);
        var last = _turns.FindLastIndex(static turn => turn.Role == ChatRole.User);
        for (var i = 0; i < _turns.Count; i++)
        {
            var text = run.Text(_turns[i]);
            messages.Add(attachments is not null && i == Math.Max(last, 0) ? Prompt.User(text, attachments) : new(_turns[i].Role, text));
        }

        return messages;
    }

    private string System(SheetRun run)
    {
        // The line end of a block is left out at the end of the message alone.
        var text = _system is null ? "" : run.Text(_system with { IsTrimmed = false });
        var isAfterBlock = _system is { IsTrimmed: true };
        Add(_source.AnswerFormat);
        Add(_hasFences ? FenceMarks.NoticeOf(run.Fence.Id) : null);
        return isAfterBlock && text.EndsWith('\n') ? text[..^1] : text;

        void Add(string? paragraph)
        {
            if (paragraph is null)
                return;

            text += _system is null && text.Length == 0 ? paragraph : isAfterBlock ? "\n" + paragraph : "\n\n" + paragraph;
            isAfterBlock = false;
        }
    }
}
