using System.Collections;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A rendered prompt with what may be shown of it: a mark stands in place of the values of <see cref="SensitiveAttribute"/> parameters.</summary>
internal sealed class ShownPrompt(IReadOnlyList<ChatMessage> messages, IReadOnlyList<ChatMessage> shown, string?[] secrets) : IReadOnlyList<ChatMessage>
{
    // Shorter values are in many words by chance.
    private const int ShortestTelling = 3;

    private readonly string?[] _secrets = JsonSecrets.Open(secrets);

    public int Count => messages.Count;

    public ChatMessage this[int index] => messages[index];

    public static IReadOnlyList<ChatMessage> Of(IReadOnlyList<ChatMessage> prompt) => prompt switch
    {
        ShownPrompt both => both.Shown,
        MemberPrompts all => Of(MemberPrompts.OfCall(all)),
        _ => prompt,
    };

    /// <summary>Changes the messages, and those that are shown in the same way.</summary>
    public static IReadOnlyList<ChatMessage> Change(IReadOnlyList<ChatMessage> prompt, Func<IReadOnlyList<ChatMessage>, IReadOnlyList<ChatMessage>> change) =>
        prompt switch
        {
            ShownPrompt both => both.Change(change),
            MemberPrompts all => MemberPrompts.Change(all, (one, _) => Change(one, change)),
            _ => change(prompt),
        };

    /// <summary>Puts retrieved passages into the messages, and into those that are shown without the values that are hidden in all other texts.</summary>
    public static IReadOnlyList<ChatMessage> Filled(IReadOnlyList<ChatMessage> prompt, SlotWriter write)
    {
        return prompt is ShownPrompt both
            ? new ShownPrompt(RetrievedSlots.Fill(both.Messages, write), RetrievedSlots.Fill(both.Shown, WriteHidden), both.Secrets)
            : RetrievedSlots.Fill(prompt, write);

        void WriteHidden(RetrievedSlot slot, ref PromptText text)
        {
            var own = new PromptText(0, 1);
            write(slot, ref own);
            text.AppendFormatted(both.Hide(own.ToStringAndClear()));
        }
    }

    /// <summary>A prompt of which nothing is shown: what is sensitive in it is not known.</summary>
    public static IReadOnlyList<ChatMessage> Hidden(IReadOnlyList<ChatMessage> prompt) => new ShownPrompt(prompt is ShownPrompt both ? both.Messages : prompt, Of(prompt), [null]);

    /// <summary>Hides the sensitive values in a text that was not rendered from the prompt, such as the answer.</summary>
    public static string Hide(IReadOnlyList<ChatMessage> prompt, string text) => prompt is ShownPrompt both ? both.Hide(text) : text;

    /// <summary>The sensitive values that are known.</summary>
    public static IEnumerable<string> SecretsOf(IReadOnlyList<ChatMessage> prompt) => prompt is ShownPrompt both ? both.Secrets.OfType<string>() : [];

    /// <summary>A prompt that is shown as it is sent: with placeholders in place of values, which are hidden in all other texts.</summary>
    public static IReadOnlyList<ChatMessage> Masked(IReadOnlyList<ChatMessage> prompt, PersonalDataMask mask) =>
        new ShownPrompt(prompt is ShownPrompt both ? both.Messages : prompt, MaskedMessages.Mask(mask, Of(prompt)), [.. prompt is ShownPrompt own ? own.Secrets : [], .. mask.Values]);

    /// <summary>Replaces the messages by others, in which the same values are hidden.</summary>
    public static IReadOnlyList<ChatMessage> Rewritten(IReadOnlyList<ChatMessage> prompt, IReadOnlyList<ChatMessage> messages) =>
        prompt is ShownPrompt both ? new ShownPrompt(messages, MaskedMessages.Map(messages, both.Hide), both.Secrets) : messages;

    public IEnumerator<ChatMessage> GetEnumerator() => messages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IReadOnlyList<ChatMessage> Messages => messages;

    private IReadOnlyList<ChatMessage> Shown => shown;

    private string?[] Secrets => _secrets;

    private ShownPrompt Change(Func<IReadOnlyList<ChatMessage>, IReadOnlyList<ChatMessage>> change) => new(change(messages), change(shown), _secrets);

    private string Hide(string text)
    {
        foreach (var secret in _secrets)
        {
            // What is not known cannot be found.
            if (secret is null)
                return Prompt.Mark;
            if (secret.Length >= ShortestTelling)
                text = text.Replace(secret, Prompt.Mark, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
