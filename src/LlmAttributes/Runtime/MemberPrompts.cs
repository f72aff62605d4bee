using System.Collections;
using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The rendered prompt of a call whose ensemble has members with prompts of their own. Whoever takes it for a list sees the prompt of the call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberPrompts : IReadOnlyList<ChatMessage>
{
    private readonly IReadOnlyList<ChatMessage> _prompt;
    private readonly IReadOnlyList<ChatMessage>[] _variants;

    /// <summary>Takes the prompts.</summary>
    /// <param name="prompt">The prompt of the call.</param>
    /// <param name="variants">Those of <see cref="CallPlan.MemberVariants"/>, in their order.</param>
    public MemberPrompts(IReadOnlyList<ChatMessage> prompt, params IReadOnlyList<ChatMessage>[] variants)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(variants);
        (_prompt, _variants) = (prompt, variants);
    }

    /// <inheritdoc/>
    public int Count => _prompt.Count;

    /// <inheritdoc/>
    public ChatMessage this[int index] => _prompt[index];

    /// <summary>The prompts of the members, in the order of the plan.</summary>
    internal IReadOnlyList<IReadOnlyList<ChatMessage>> Variants => _variants;

    /// <inheritdoc/>
    public IEnumerator<ChatMessage> GetEnumerator() => _prompt.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The prompt of the call, with what may be shown of it.</summary>
    internal static IReadOnlyList<ChatMessage> OfCall(IReadOnlyList<ChatMessage> prompt) => prompt is MemberPrompts all ? all._prompt : prompt;

    /// <summary>Changes the prompt of the call and those of the members.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="change">Changes one; it is told the place of a member's prompt, or -1 for that of the call.</param>
    internal static IReadOnlyList<ChatMessage> Change(IReadOnlyList<ChatMessage> prompt, Func<IReadOnlyList<ChatMessage>, int, IReadOnlyList<ChatMessage>> change) =>
        prompt is not MemberPrompts all ? change(prompt, -1) : new MemberPrompts(change(all._prompt, -1), [.. all._variants.Select(change)]);
}
