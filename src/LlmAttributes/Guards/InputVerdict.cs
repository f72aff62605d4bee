using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What an <see cref="IInputGuard"/> decides on a prompt.</summary>
public sealed class InputVerdict
{
    private InputVerdict(GuardVerdictKind kind) => Kind = kind;

    /// <summary>Gets what is done.</summary>
    /// <value><see cref="GuardVerdictKind.Pass"/>, <see cref="GuardVerdictKind.Rewrite"/> or <see cref="GuardVerdictKind.Fail"/>: before anything was sent, there is nothing to ask again.</value>
    public GuardVerdictKind Kind { get; }

    /// <summary>Gets what is sent instead; <see langword="null"/> unless the prompt is rewritten.</summary>
    public IReadOnlyList<ChatMessage>? Messages { get; private init; }

    /// <summary>Gets why the call fails; <see langword="null"/> unless it does.</summary>
    public string? Reason { get; private init; }

    /// <summary>Gets the verdict that leaves the prompt as it is.</summary>
    public static InputVerdict Pass { get; } = new(GuardVerdictKind.Pass);

    /// <summary>Sends other messages instead.</summary>
    /// <param name="messages">The messages; new ones, since those that were looked at may be shared.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentException">There are no messages.</exception>
    public static InputVerdict Rewrite(IReadOnlyList<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
            throw new ArgumentException("A prompt of no messages cannot be sent; fail the call instead.", nameof(messages));
        return new(GuardVerdictKind.Rewrite) { Messages = messages };
    }

    /// <summary>Fails the call with a <see cref="LlmGuardException"/>; nothing is sent.</summary>
    /// <param name="reason">Why, for the message of the exception and for logs. It must not repeat the prompt.</param>
    /// <returns>The verdict.</returns>
    public static InputVerdict Fail(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(GuardVerdictKind.Fail) { Reason = reason };
    }
}
