namespace LlmAttributes;

/// <summary>A rule of one's own for when a cascade has an answer that can be trusted; <see cref="CascadeAttribute{TRule}"/> names it.</summary>
/// <remarks>
/// One instance serves all calls, several at once. It is asked once after each answer that nothing else made acceptable, as long as there is a member left to ask; what it throws ends
/// the call.
/// </remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
public interface ICascadeRule<T>
{
    /// <summary>Says whether the answers so far are enough.</summary>
    /// <param name="ballot">The answers so far, of which at least one counts; <see cref="EnsembleReply{T}.Quality"/> tells how good each is.</param>
    /// <returns><see langword="true"/> to ask no further member.</returns>
    bool Accepts(EnsembleBallot<T> ballot);
}
