namespace LlmAttributes;

/// <summary>Keeps the turns of conversations. Implementations are thread-safe, and several processes may share one.</summary>
public interface IConversationStore
{
    /// <summary>Reads a conversation.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="maxTurns">How many turns to read at most: the newest.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The conversation; an empty one when nobody knows the id.</returns>
    ValueTask<Conversation> ReadAsync(string id, int maxTurns, CancellationToken cancellationToken);

    /// <summary>Adds a turn as a whole, behind all that are there.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="user">What the user's message said.</param>
    /// <param name="answer">What the model answered.</param>
    /// <param name="isSensitive">What <see cref="ConversationTurn.IsSensitive"/> is to be.</param>
    /// <param name="cancellationToken">Cancels the adding.</param>
    /// <returns>A task that ends when the turn is kept.</returns>
    ValueTask AppendAsync(string id, string user, string answer, bool isSensitive, CancellationToken cancellationToken);

    /// <summary>Puts a summary in the place of the turns up to a number. A summary that reaches less far than the one that is there is left out.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="through">The number of the last turn that is summed up.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="isSensitive">What <see cref="Conversation.IsSummarySensitive"/> is to be.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <returns>A task that ends when the summary is kept.</returns>
    ValueTask SummariseAsync(string id, long through, string summary, bool isSensitive, CancellationToken cancellationToken);

    /// <summary>Forgets a conversation.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the deletion.</param>
    /// <returns>A task that ends when nothing is left of it.</returns>
    ValueTask DeleteAsync(string id, CancellationToken cancellationToken);
}
