namespace LlmAttributes;

/// <summary>Looks at the prompt of a call before anything is sent, see <see cref="InputGuardAttribute{TGuard}"/>. Must be thread-safe.</summary>
public interface IInputGuard
{
    /// <summary>Says what becomes of a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cancellationToken">Ends with the call, by its caller or by its time.</param>
    /// <returns>The verdict. A guard that throws fails the call.</returns>
    ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken);
}
