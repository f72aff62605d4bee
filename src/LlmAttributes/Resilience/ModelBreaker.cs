using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The circuit breaker of one model, or of one decorated interface, shared by all calls of a runtime. Attempts of a closed breaker take no lock.</summary>
/// <remarks>
/// Polly's breaker is not used: it recovers all at once after one good probe, cannot say when it lets an attempt through again, keeps the length of its break however often it
/// reopens, and knows nothing of a pause that the model itself asks for.
/// </remarks>
internal sealed partial class ModelBreaker
{
    // How soon to look again while another attempt probes the model.
    private static readonly TimeSpan s_probing = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private readonly string _owner;
    private readonly CircuitBreakerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IBreakerFeed? _feed;
    private volatile int _state = (int)BreakerState.Closed;

    // One for each era: what an attempt of an earlier one adds late goes to a window that nobody reads any more.
    private volatile OutcomeWindow _window;

    // Raised with each change of state: an attempt that began before a change says nothing about the state after it.
    private volatile int _era;
    private long _openUntil;
    private long _lastTrial;
    private int _reopenings;
    private int _running;
    private int _allowed;
    private int _succeeded;

    public ModelBreaker(string owner, CircuitBreakerOptions options, TimeProvider time, ILogger logger, IBreakerFeed? feed = null)
    {
        _owner = owner;
        _options = options;
        _time = time;
        _logger = logger;
        _feed = feed;
        _window = NewWindow();
    }

    public BreakerState State => (BreakerState)_state;

    /// <summary>The timestamp from which an attempt may be let through; that of the past when it may be at once.</summary>
    public long RecoversAt(long now)
    {
        if (_state == (int)BreakerState.Closed)
            return now;
        lock (_gate)
        {
            return State switch
            {
                BreakerState.Open => _openUntil,
                BreakerState.HalfOpen when _running >= _allowed => Math.Max(now, Math.Min(now + Ticks(s_probing), _lastTrial + Ticks(Break))),
                _ => now,
            };
        }
    }

    /// <summary>Asks whether an attempt may begin.</summary>
    /// <param name="now">The timestamp.</param>
    /// <param name="era">What the attempt hands back when it ends.</param>
    public bool TryEnter(long now, out int era)
    {
        era = _era;
        return _state == (int)BreakerState.Closed || TryEnterSlowly(now, out era);
    }

    /// <summary>Takes note that the model answered, be it with a refusal that is the request's own fault.</summary>
    public void Succeeded(int era, long now)
    {
        var window = _window;
        if (era != _era)
            return;
        if (_state == (int)BreakerState.Closed)
            window.Add(isSuccess: true, now);
        else
            Recover(era);
    }

    /// <summary>Takes note that the model failed.</summary>
    /// <param name="era">The era in which the attempt began.</param>
    /// <param name="now">The timestamp.</param>
    /// <param name="pause">How long the model asks to be left alone.</param>
    public void Failed(int era, long now, TimeSpan? pause)
    {
        // A pause is a fact whenever the attempt began.
        if (pause is { } asked && asked > TimeSpan.Zero)
            OpenFor(asked, era, now);
        else if (era != _era)
            return;
        else if (_state == (int)BreakerState.Closed)
            CountFailure(era, now);
        else
            Reopen(era, now);
    }

    /// <summary>Takes note that an attempt ended without telling anything about the model, for instance because its caller gave up.</summary>
    public void Left(int era)
    {
        lock (_gate)
        {
            if (era == _era && _state == (int)BreakerState.HalfOpen && _running > 0)
                _running--;
        }
    }

    /// <summary>Lets one attempt through at the next opportunity, for a probe in the background.</summary>
    public void Expire()
    {
        lock (_gate)
            _openUntil = long.MinValue;
    }

    /// <summary>Writes the state for people who debug.</summary>
    public override string ToString()
    {
        lock (_gate)
            return FormattableString.Invariant($"{State} in era {_era} until {_openUntil}, reopened {_reopenings} times; {_running} of {_allowed} trials running, {_succeeded} succeeded");
    }

    private TimeSpan Break => TimeSpan.FromSeconds(_options.BreakSeconds);

    private bool TryEnterSlowly(long now, out int era)
    {
        lock (_gate)
        {
            if (_state == (int)BreakerState.Open && now >= _openUntil)
            {
                Change(BreakerState.HalfOpen);
                (_running, _allowed, _succeeded) = (0, 1, 0);
                Log.BreakerHalfOpen(_logger, _owner);
            }

            era = _era;
            if (_state == (int)BreakerState.Closed)
                return true;
            if (_state == (int)BreakerState.Open)
                return false;

            // A trial that never ends must not lock the model out for good.
            if (_running >= _allowed && now - _lastTrial < Ticks(Break))
                return false;
            _running = Math.Min(_running + 1, _allowed);
            _lastTrial = now;
            return true;
        }
    }

    private void Recover(int era)
    {
        lock (_gate)
        {
            if (era != _era || _state != (int)BreakerState.HalfOpen)
                return;
            _running = Math.Max(0, _running - 1);
            _allowed *= 2;
            if (++_succeeded < _options.RecoveryAttempts)
                return;
            _reopenings = 0;
            Change(BreakerState.Closed);
        }

        Log.BreakerClosed(_logger, _owner);
        _feed?.Publish(_owner, TimeSpan.Zero);
    }

    private void CountFailure(int era, long now)
    {
        var window = _window;
        if (era != _era)
            return;
        window.Add(isSuccess: false, now);
        var (successes, failures) = window.Read(now);
        if (successes + failures < _options.MinimumThroughput || failures < _options.FailureRatio * (successes + failures))
            return;

        lock (_gate)
        {
            if (era != _era || _state != (int)BreakerState.Closed)
                return;
            Open(now + Ticks(Break));
        }

        TellOpened(_options.BreakSeconds);
    }

    private void Reopen(int era, long now)
    {
        double seconds;
        lock (_gate)
        {
            if (era != _era || _state != (int)BreakerState.HalfOpen)
                return;
            _reopenings++;
            seconds = Math.Min(_options.MaxBreakSeconds, _options.BreakSeconds * Math.Pow(2, _reopenings));
            Open(now + Ticks(TimeSpan.FromSeconds(seconds)));
        }

        TellOpened(seconds);
    }

    private void OpenFor(TimeSpan asked, int era, long now)
    {
        var seconds = Math.Min(asked.TotalSeconds, _options.MaxBreakSeconds);
        lock (_gate)
        {
            var until = now + Ticks(TimeSpan.FromSeconds(seconds));
            if (_state == (int)BreakerState.Open)
            {
                _openUntil = Math.Max(_openUntil, until);
                return;
            }

            // While others recover the model, an old attempt's pause may long be over.
            if (_state == (int)BreakerState.HalfOpen && era != _era)
                return;
            Open(until);
        }

        TellOpened(seconds);
    }

    private void TellOpened(double seconds)
    {
        Log.BreakerOpened(_logger, _owner, seconds);
        _feed?.Publish(_owner, TimeSpan.FromSeconds(seconds));
    }

    private void Open(long until)
    {
        _openUntil = until;
        Change(BreakerState.Open);
    }

    private void Change(BreakerState state)
    {
        _window = NewWindow();
        _state = (int)state;
        _era++;
    }

    private OutcomeWindow NewWindow() => new(TimeSpan.FromSeconds(_options.SamplingSeconds), _time);

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);
}
