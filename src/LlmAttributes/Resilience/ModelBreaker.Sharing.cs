namespace LlmAttributes;

/// <content>What the breakers of other processes tell.</content>
internal sealed partial class ModelBreaker
{
    /// <summary>Takes note of what another process found out. It is not told on.</summary>
    /// <param name="openFor">How long the breaker is open there; zero when it is closed again.</param>
    public void Hear(TimeSpan openFor)
    {
        if (openFor > TimeSpan.Zero)
            HearOpened(Math.Min(openFor.TotalSeconds, _options.MaxBreakSeconds));
        else
            HearClosed();
    }

    private void HearOpened(double seconds)
    {
        lock (_gate)
        {
            var until = _time.GetTimestamp() + Ticks(TimeSpan.FromSeconds(seconds));
            if (_state == (int)BreakerState.Open)
            {
                _openUntil = Math.Max(_openUntil, until);
                return;
            }

            Open(until);
        }

        Log.BreakerOpened(_logger, _owner, seconds);
    }

    private void HearClosed()
    {
        lock (_gate)
        {
            if (_state == (int)BreakerState.Closed)
                return;
            _reopenings = 0;
            Change(BreakerState.Closed);
        }

        Log.BreakerClosed(_logger, _owner);
    }
}
