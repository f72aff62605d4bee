using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>What is asked: the prompt, what is asked again, and what of it is sent.</content>
internal sealed partial class CallFrame
{
    private IReadOnlyList<ChatMessage>? _prompt;
    private IReadOnlyList<ChatMessage>? _sent;
    private bool _masksSensitive;

    public IReadOnlyList<ChatMessage> Messages { get; private set; } = [];

    /// <summary>The messages before anything was asked again.</summary>
    public IReadOnlyList<ChatMessage> Prompt => _prompt ?? Messages;

    /// <summary>What goes to the model: the messages, with placeholders where personal data is masked.</summary>
    public IReadOnlyList<ChatMessage> Sent => _sent ?? Messages;

    /// <summary>Keeps the personal data of the call, where it is masked and the call has some.</summary>
    public PersonalDataMask? Mask { get; private set; }

    /// <summary>Replaces the question.</summary>
    /// <param name="question">Makes the next one of the prompt.</param>
    /// <param name="temperatureStep">By how much it raises the temperature.</param>
    public void Reask(Func<IReadOnlyList<ChatMessage>, IReadOnlyList<ChatMessage>> question, double temperatureStep)
    {
        Turn(question);
        Reasks++;
        TemperatureShift += temperatureStep;
    }

    /// <summary>Replaces the question; what asks again for another reason begins with the prompt all the same.</summary>
    public void Turn(Func<IReadOnlyList<ChatMessage>, IReadOnlyList<ChatMessage>> question)
    {
        _prompt ??= Messages;
        Change(question(_prompt));
    }

    /// <summary>Replaces the prompt.</summary>
    public void Replace(IReadOnlyList<ChatMessage> messages)
    {
        _prompt = null;
        Change(messages);
    }

    /// <summary>Sends placeholders in place of personal data, in whatever is asked from now on.</summary>
    public void Protect(PersonalDataMask mask, bool masksSensitive)
    {
        Mask = mask;
        _masksSensitive = masksSensitive;
        Change(Messages);
    }

    /// <summary>Says of the last attempt that a guard refused its answer.</summary>
    public void Refused(string guard)
    {
        // The losers of a hedged call may stand behind it.
        if (Records?.FindLastIndex(static r => r.IsSuccess) is >= 0 and var at)
            Records[at] = Records[at] with { Error = LlmErrorKind.ContentFilter, Guard = guard };
    }

    private void Change(IReadOnlyList<ChatMessage> messages)
    {
        Messages = messages;
        CountedFor = null;
        _sent = null;
        if (Mask is not { } mask)
            return;
        MaskedMessages.Learn(mask, messages, CallerOptions, _masksSensitive);
        if (mask.IsEmpty)
            return;
        _sent = MaskedMessages.Mask(mask, messages);
        Messages = ShownPrompt.Masked(messages, mask);
    }
}
