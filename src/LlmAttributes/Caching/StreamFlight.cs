using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A request whose answer comes in pieces. All who wait read the same pieces, each at its own pace and from the first one on.</summary>
internal sealed class StreamFlight(LlmCacheKey key) : CacheFlight(key)
{
    private readonly object _gate = new();
    private readonly List<ChatResponseUpdate> _updates = [];
    private TaskCompletionSource _more = NewSignal();
    private ExceptionDispatchInfo? _failure;
    private bool _isOver;

    public override bool IsOver => Volatile.Read(ref _isOver);

    /// <summary>What the request was, once it is over.</summary>
    public StreamFacts? Facts { get; private set; }

    /// <summary>The lengths of the pieces of text so far.</summary>
    public int[] Pieces
    {
        get
        {
            lock (_gate)
                return [.. _updates.Select(static update => update.Text.Length).Where(static length => length > 0)];
        }
    }

    public void Add(ChatResponseUpdate update)
    {
        lock (_gate)
        {
            _updates.Add(update);
            Signal();
        }
    }

    public void End(StreamFacts? facts, Exception? failure)
    {
        lock (_gate)
        {
            Facts = facts;
            _failure = failure is null ? null : ExceptionDispatchInfo.Capture(failure);
            _isOver = true;
            Signal();
        }
    }

    public bool TryGet(int index, [NotNullWhen(true)] out ChatResponseUpdate? update)
    {
        lock (_gate)
        {
            update = index < _updates.Count ? _updates[index] : null;
            return update is not null;
        }
    }

    /// <summary>Waits for a piece.</summary>
    /// <returns>Whether there may be one; <see langword="false"/> at the end.</returns>
    public async ValueTask<bool> WaitAsync(int index, CancellationToken cancellationToken)
    {
        Task more;
        lock (_gate)
        {
            if (index < _updates.Count)
                return true;
            _failure?.Throw();
            if (_isOver)
                return false;
            more = _more.Task;
        }

        await more.WaitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        _more.TrySetResult();
        _more = NewSignal();
    }
}
