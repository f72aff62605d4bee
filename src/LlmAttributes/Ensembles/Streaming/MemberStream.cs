using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What one member of a streamed ensemble says, and a way to stop it of its own: the one that the caller reads must outlive the asking.</summary>
internal sealed class MemberStream : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly StreamRun<ChatResponseUpdate> _run = CallEngine.NewUpdateRun(keepsFacts: true);
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;
    private int _isDisposed;

    /// <summary>Begins to ask.</summary>
    /// <param name="engine">The ensemble's engine.</param>
    /// <param name="member">The member.</param>
    /// <param name="call">Its part of the call.</param>
    /// <param name="turn">The call.</param>
    /// <param name="caller">The caller's token.</param>
    public MemberStream(CallEngine engine, BoundMember member, MemberCall call, EnsembleTurn turn, CancellationToken caller)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(caller);
        _updates = engine.StreamAsync(_run, member.PromptOf(turn.Messages, turn.Variants), member.Over(turn.ChatOptions), turn.CallOptions, default, call, _stop.Token).GetAsyncEnumerator(CancellationToken.None);
    }

    /// <summary>Whether the caller reads it while it comes.</summary>
    public bool IsLive { get; private set; }

    /// <summary>What has been read of it and not handed on.</summary>
    public List<ChatResponseUpdate> Read { get; } = [];

    public ChatResponseUpdate Current => _updates.Current;

    /// <summary>The facts of the member's call, once it is over and has come to a first output.</summary>
    public StreamFacts? Facts => _run.Facts;

    /// <summary>Reads until the end, or until the first text of a member whose stream goes to the caller.</summary>
    /// <param name="isLive">Whether it goes to the caller as it comes.</param>
    /// <param name="stopping">Stops the member as long as it is not live.</param>
    public async Task ReadAsync(bool isLive, CancellationToken stopping)
    {
        using var link = stopping.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _stop);
        while (await _updates.MoveNextAsync().ConfigureAwait(false))
        {
            Read.Add(_updates.Current);
            if (!isLive || _updates.Current.Text.Length == 0)
                continue;
            IsLive = true;
            return;
        }
    }

    public ValueTask<bool> MoveNextAsync() => _updates.MoveNextAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        await _updates.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }
}
