namespace LlmAttributes;

/// <summary>What an <see cref="ILlmCacheStore"/> may be as well: one that keeps what answers were given to, so that several processes find them by meaning. What it keeps is opaque to it; it may lose lines at any time.</summary>
/// <remarks>A line holds the text that is compared as it is, its embedding where a model made it, and the key of the answer. The answer itself is taken from the store of answers when it is found.</remarks>
public interface ISemanticCacheStore
{
    /// <summary>Adds a line.</summary>
    /// <param name="group">Whose lines it is one of: a hash of the call and the model of embeddings.</param>
    /// <param name="line">The line.</param>
    /// <param name="lifetime">How long it is kept.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends when the line is kept.</returns>
    ValueTask AddAsync(string group, ReadOnlyMemory<byte> line, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Reads the lines that were added since.</summary>
    /// <param name="group">The group.</param>
    /// <param name="after">The number of the last line that is known; 0 for none.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The lines that still hold, in the order of their numbers.</returns>
    ValueTask<IReadOnlyList<SemanticCacheLine>> ReadAsync(string group, long after, int most, CancellationToken cancellationToken);
}
