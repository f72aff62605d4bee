namespace LlmAttributes.Runtime;

/// <summary>One of the runs of a hedged call, with a frame and a way to stop it of its own.</summary>
internal sealed class HedgedRun : IDisposable
{
    private bool _isDisposed;

    public HedgedRun(CallFrame call, Candidate first, bool isHedge)
    {
        First = Asked = first;
        Stop = CancellationTokenSource.CreateLinkedTokenSource(call.Caller);
        Frame = CallFrame.Rent(call.Messages, call.CallerOptions, null, Stop.Token);
        Frame.Follow(call);
        Frame.IsHedge = isHedge;
    }

    public Candidate First { get; }

    /// <summary>The candidate that was asked last.</summary>
    public Candidate Asked { get; set; }

    public CancellationTokenSource Stop { get; }

    public CallFrame Frame { get; }

    public Task<(object Answer, Candidate Candidate)> Answer { get; set; } = null!;

    /// <summary>Whether no further run may follow.</summary>
    public bool IsLast { get; set; }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Frame.Return();
        Stop.Dispose();
    }
}
