using System.Text.Json;

namespace LlmAttributes;

/// <summary>The last state, which all readers share: it is made again when it is asked for and older than the refresh interval.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The semaphore's wait handle is never asked for, so it holds nothing to dispose.")]
internal sealed class StateCache(Dashboard dashboard)
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TimeSpan _refresh = TimeSpan.FromSeconds(dashboard.Options.RefreshSeconds / 2);
    private readonly MoneyReader _money = new(dashboard);
    private State? _last;
    private long _made;
    private long _calls = -1;

    public async ValueTask<State> GetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var time = dashboard.Runtime.Time;
            var calls = dashboard.Recorder.Changes;
            if (_last is not null && calls == _calls && time.GetElapsedTime(_made) < _refresh)
                return _last;
            var spending = await _money.ReadAsync(cancellationToken).ConfigureAwait(false);
            var json = JsonSerializer.SerializeToUtf8Bytes(StateDocument.Of(dashboard, spending), DashboardJson.Default.StateDocument);
            (_made, _calls) = (time.GetTimestamp(), calls);
            if (_last is null || !json.AsSpan().SequenceEqual(_last.Json.Span))
                _last = new((_last?.Number ?? 0) + 1, json);
            return _last;
        }
        finally
        {
            _gate.Release();
        }
    }
}
