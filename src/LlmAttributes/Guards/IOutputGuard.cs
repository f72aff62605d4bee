namespace LlmAttributes;

/// <summary>Looks at each answer of a call before it is read and handed on, see <see cref="OutputGuardAttribute{TGuard}"/>. Must be thread-safe.</summary>
public interface IOutputGuard
{
    /// <summary>Says what becomes of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Ends with the call, by its caller or by its time.</param>
    /// <returns>The verdict. A guard that throws fails the call.</returns>
    ValueTask<OutputVerdict> CheckAsync(GuardedAnswer answer, CancellationToken cancellationToken);
}
