using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>What was retrieved for one call.</summary>
/// <param name="plans">The retrievals.</param>
/// <param name="found">What each of them found; <see langword="null"/> for one that the prompt has no place for.</param>
internal sealed class RetrievedContext(IReadOnlyList<RetrievePlan> plans, IReadOnlyList<Citation>?[] found)
{
    private const int TypicalLength = 512;
    private const string NothingFound = "(nothing was found)";

    /// <summary>The passages that the prompt is given, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; } = found is [{ } only] ? only : [.. found.SelectMany(static citations => citations ?? [])];

    /// <summary>The text of all passages, for whoever looks whether the answer rests on them; <see langword="null"/> without any.</summary>
    public string? Text => field ??= Citations.Count == 0 ? null : Citations is [var only] ? only.Passage.Text : TextOf(Citations);

    /// <summary>The prompt with places for its passages.</summary>
    public IReadOnlyList<ChatMessage> Asked { get; private set; } = [];

    /// <summary>How many retrievals the call has.</summary>
    public int Count => found.Length;

    /// <summary>The store of a retrieval.</summary>
    public string StoreOf(int index) => plans[index].Store;

    /// <summary>How many passages a retrieval had; <see langword="null"/> where the prompt has no place for them.</summary>
    public int? CountOf(int index) => found[index]?.Count;

    /// <summary>Puts the passages into the prompt.</summary>
    public IReadOnlyList<ChatMessage> Fill(IReadOnlyList<ChatMessage> messages)
    {
        Asked = messages;
        return ShownPrompt.Filled(messages, Write);
    }

    private static string TextOf(IReadOnlyList<Citation> citations)
    {
        var text = new PromptText(stackalloc char[TypicalLength]);
        for (var i = 0; i < citations.Count; i++)
        {
            if (i > 0)
                text.AppendLiteral("\n\n");
            text.AppendFormatted(citations[i].Passage.Text);
        }

        return text.ToStringAndClear();
    }

    private void Write(RetrievedSlot slot, ref PromptText text)
    {
        if (found[slot.Index] is not { Count: > 0 } citations)
        {
            text.AppendLiteral(plans[slot.Index].EmptyText ?? NothingFound);
            return;
        }

        for (var i = 0; i < citations.Count; i++)
        {
            // The mark stands outside, so that no passage can give itself another.
            text.AppendLiteral(i == 0 ? "[" : "\n\n[");
            text.AppendFormatted(citations[i].Number);
            text.AppendLiteral("] ");
            text.AppendFormatted(new FencedText(slot.Fence, citations[i].Passage is { Title: { Length: > 0 } title } passage ? $"{title}\n{passage.Text}" : citations[i].Passage.Text));
        }
    }
}
