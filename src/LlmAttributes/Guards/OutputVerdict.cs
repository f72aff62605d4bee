namespace LlmAttributes;

/// <summary>What an <see cref="IOutputGuard"/> decides on an answer.</summary>
public sealed class OutputVerdict
{
    private OutputVerdict(GuardVerdictKind kind, string? reason)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>Gets what is done.</summary>
    public GuardVerdictKind Kind { get; }

    /// <summary>Gets what is handed on instead; <see langword="null"/> unless the answer is rewritten.</summary>
    public string? Text { get; private init; }

    /// <summary>Gets why the answer is refused; <see langword="null"/> unless it is.</summary>
    public string? Reason { get; }

    /// <summary>Gets the verdict that leaves the answer as it is.</summary>
    public static OutputVerdict Pass { get; } = new(GuardVerdictKind.Pass, null);

    /// <summary>Hands another text on; it is then read as the result type, and following guards see it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The verdict.</returns>
    public static OutputVerdict Rewrite(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(GuardVerdictKind.Rewrite, null) { Text = text };
    }

    /// <summary>Asks the same of the same model again. After <see cref="OutputGuardAttribute{TGuard}.MaxRetries"/> times the next candidate is asked, and where there is none, the call fails.</summary>
    /// <param name="reason">Why, for exceptions and logs. It must not repeat the answer.</param>
    /// <returns>The verdict.</returns>
    public static OutputVerdict Retry(string reason) => Refuse(GuardVerdictKind.Retry, reason);

    /// <summary>Shows the model its answer, tells it why that is refused, and asks again; as often as <see cref="Retry"/>.</summary>
    /// <param name="reason">Why, for the model, exceptions and logs. It must not repeat the answer.</param>
    /// <returns>The verdict.</returns>
    public static OutputVerdict Reask(string reason) => Refuse(GuardVerdictKind.Reask, reason);

    /// <summary>Fails the call with a <see cref="LlmGuardException"/>; nobody else is asked.</summary>
    /// <param name="reason">Why, for the message of the exception and for logs. It must not repeat the answer.</param>
    /// <returns>The verdict.</returns>
    public static OutputVerdict Fail(string reason) => Refuse(GuardVerdictKind.Fail, reason);

    private static OutputVerdict Refuse(GuardVerdictKind kind, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(kind, reason);
    }
}
