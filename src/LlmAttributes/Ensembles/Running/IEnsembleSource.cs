namespace LlmAttributes;

/// <summary>Asks the members of an ensemble.</summary>
internal interface IEnsembleSource<T>
{
    /// <summary>Asks a member.</summary>
    /// <returns>The answer or the fault; a task that is cancelled when the token is.</returns>
    Task<EnsembleReply<T>> AskAsync(int member, CancellationToken cancellationToken);
}
