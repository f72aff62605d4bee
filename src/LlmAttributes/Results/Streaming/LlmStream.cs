using System.Diagnostics.CodeAnalysis;
using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>The values of a streamed answer, and the facts of its call once it is over. It is read once.</summary>
/// <typeparam name="T">What it yields: pieces of text, items of a list, or an object as it grows.</typeparam>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of answers; nobody takes it for System.IO.Stream.")]
public sealed class LlmStream<T> : IAsyncEnumerable<T>
{
    private readonly string _name;
    private readonly IAsyncEnumerable<T> _items;
    private readonly Func<StreamFacts?> _facts;
    private readonly TaskCompletionSource<LlmResult<IReadOnlyList<T>>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isRead;

    internal LlmStream(string name, IAsyncEnumerable<T> items, Func<StreamFacts?> facts)
    {
        _name = name;
        _items = items;
        _facts = facts;
    }

    /// <summary>
    /// Gets what was yielded, with model, usage, cost, repairs and attempts of the call; the whole text is in <see cref="LlmResult{T}.Response"/>. It ends when the stream has been read:
    /// with the stream's own exception when that failed, and with what came so far, and no finish reason, when the reader left early. A stream that nobody reads sends nothing, and this
    /// task does not end.
    /// </summary>
    public Task<LlmResult<IReadOnlyList<T>>> Completion => _completion.Task;

    /// <summary>The facts of the call, once it is over.</summary>
    internal StreamFacts? Facts => _facts();

    /// <summary>Begins to read the stream.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="InvalidOperationException">The stream was read before.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _isRead, 1) == 0
            ? new LlmStreamReader<T>(_items.GetAsyncEnumerator(cancellationToken), _facts, _completion)
            : throw new InvalidOperationException($"The stream of '{_name}' was read before, and a stream can be read once; call the method again, or keep what it yields.");
}
