using System.Threading.RateLimiting;

namespace LlmAttributes.Runtime;

/// <summary>One call whose document is asked in chunks: what it has of time, money and telemetry.</summary>
internal sealed class ChunkTurn : IDisposable
{
    private readonly CallEngine _engine;
    private readonly LlmCallOptions? _callOptions;
    private readonly CancellationToken _caller;
    private CancellationTokenSource? _abort;
    private CancellationTokenSource? _limit;
    private readonly long _start;
    private readonly TimeSpan _total;
    private readonly CallBudget? _budget;
    private CallScope _scope;
    private RateLimitLease? _lease;

    public ChunkTurn(CallEngine engine, LlmCallOptions? callOptions, CancellationToken caller)
    {
        callOptions?.Validate();
        caller.ThrowIfCancellationRequested();
        (_engine, _callOptions, _caller) = (engine, callOptions, caller);
        _start = engine.Time.GetTimestamp();
        _total = engine.TotalLimit(callOptions);
        _budget = engine.NewBudget(callOptions);
        Stages = callOptions?.Stages ?? engine.NewStages();
    }

    /// <summary>Ends with the call, its time, or the first chunk that fails it.</summary>
    /// <remarks>A text that fits into one chunk needs none of its own. Nothing else runs yet when it is first asked for.</remarks>
    public CancellationToken Token => (_abort ??= NewAbort()).Token;

    public TimeSpan Elapsed => _engine.Elapsed(_start);

    private TimeSpan Left
    {
        get
        {
            if (_total == Timeout.InfiniteTimeSpan)
                return _total;
            var left = _total - Elapsed;
            return left > TimeSpan.Zero ? left : throw _engine.TotalTimeout(null);
        }
    }

    /// <summary>Opens the span of the call and takes its place among the runs.</summary>
    public async ValueTask BeginAsync(CallTelemetry? telemetry, ChunkedPrompt prompt, ChunkMerge merge)
    {
        Log.CallBegins(_engine.Logger, _engine.Plan.FullName);
        if (telemetry is { IsListening: true })
            _scope = telemetry.BeginChunks(prompt, merge, _callOptions, _start);
        _lease = await _engine.EnterBulkheadAsync(Left, Token).ConfigureAwait(false);
    }

    /// <summary>What was retrieved for the call; <see langword="null"/> where it retrieves nothing.</summary>
    public RetrievedContext? Retrieved { get; private set; }

    /// <summary>What was done to the query, where queries are optimized.</summary>
    public OptimizedQuery? Query { get; private set; }

    public StageClock? Stages { get; }

    /// <summary>Retrieves passages and optimizes the query, once for all chunks.</summary>
    /// <returns>The prompt of the chunks.</returns>
    public async ValueTask<ChunkedPrompt> PrepareAsync(ChunkedPrompt prompt)
    {
        var tenant = _callOptions?.Tenant ?? LlmScope.Current?.Tenant;
        if (_engine.Retrieval is not null)
        {
            var start = Stages?.Now ?? 0;
            Retrieved = await _engine.RetrieveAsync(prompt.Marked, tenant, _budget, Left, _scope.Observed, Token).ConfigureAwait(false);
            Stages?.Add(CallStage.Retrieve, start);
        }

        if (_engine.Queries is not null)
        {
            var asking = new QueryAsking(tenant, _callOptions?.QueryPartition, Retrieved, Left) { Activity = _scope.Activity, Observed = _scope.Observed, Stages = Stages };
            (_, Query) = await _engine.OptimizeAsync(MemberPrompts.OfCall(prompt.Marked), asking, Token).ConfigureAwait(false);
        }

        if (Query is { IsChanged: true } query)
            prompt = prompt.Asking(query);
        return Retrieved is { } retrieved ? prompt.Filled(retrieved) : prompt;
    }

    /// <summary>Renders a chunk, or whatever else is written of the prompt.</summary>
    public T Render<T>(Func<T> render)
    {
        var start = Stages?.Now ?? 0;
        var rendered = render();
        Stages?.Add(CallStage.Render, start);
        return rendered;
    }

    /// <summary>The options of a part of the call.</summary>
    /// <param name="index">The number of the chunk; <see langword="null"/> for what merges chunks.</param>
    public LlmCallOptions Options(int? index)
    {
        var left = Left;
        return (_callOptions ?? new()) with
        {
            TimeoutSeconds = left == Timeout.InfiniteTimeSpan ? null : left.TotalSeconds,
            Budget = _budget,
            Stages = Stages,
            TaskType = TaskType,
            Part = new(_scope.Observed, index),
        };
    }

    /// <summary>The options of the call as a whole, whose document has been read.</summary>
    public LlmCallOptions? Rest() => _total == Timeout.InfiniteTimeSpan && Stages is null
        ? _callOptions
        : (_callOptions ?? new()) with { TimeoutSeconds = _total == Timeout.InfiniteTimeSpan ? null : Left.TotalSeconds, Stages = Stages };

    // Members weigh by the kind of task, which their part of the call does not detect.
    private string? TaskType => _callOptions?.TaskType ?? (_engine.Plan.Ensemble is null ? null : Query?.Plan.Task.Task.ToString());

    /// <summary>Makes the span the current one, for whatever begins below it.</summary>
    public void Enter()
    {
        if (_scope.Activity is { } activity)
            System.Diagnostics.Activity.Current = activity;
    }

    /// <summary>Cancels what is still asked.</summary>
    public void Abort() => _abort?.Cancel();

    /// <summary>Tells why reading or asking was cancelled.</summary>
    public Exception Explain(Exception exception) =>
        exception is OperationCanceledException && !_caller.IsCancellationRequested && _limit is { IsCancellationRequested: true } ? _engine.TotalTimeout(exception) : exception;

    /// <summary>Ends a call that has an answer.</summary>
    public void Succeed(string model, Microsoft.Extensions.AI.ChatResponse response, ChunkReport report)
    {
        if (_scope.Activity is { IsAllDataRequested: true } activity)
            activity.SetTag(SemConv.ChunkCount, (long)report.Count).SetTag(SemConv.ChunksMissing, (long)report.Missing.Count);
        _scope.Merged(model, response);
        _scope = default;
        Log.CallDone(_engine.Logger, _engine.Plan.FullName, model, Elapsed.TotalMilliseconds);
    }

    /// <summary>Ends a call that failed.</summary>
    public void Fail(Exception exception)
    {
        if (_scope.IsOpen)
            _scope.Failed(exception);
        _scope = default;
    }

    public void Dispose()
    {
        if (_scope.IsOpen)
            Fail(new OperationCanceledException());
        _lease?.Dispose();
        _abort?.Dispose();
        _limit?.Dispose();
    }

    private CancellationTokenSource NewAbort()
    {
        if (_total == Timeout.InfiniteTimeSpan)
            return CancellationTokenSource.CreateLinkedTokenSource(_caller);
        var left = _total - Elapsed;
        _limit = new(WholeMilliseconds.RoundUp(left > TimeSpan.Zero ? left : TimeSpan.Zero), _engine.Time);
        return CancellationTokenSource.CreateLinkedTokenSource(_caller, _limit.Token);
    }
}
