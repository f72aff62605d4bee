using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LlmAttributes;

/// <summary>Watches how good the answers of each model to each call are, and takes the judgements of users. Thread-safe.</summary>
/// <remarks>
/// A series has a moving average with a control limit (see <see cref="QualityMonitorOptions.LimitDeviations"/>) and a test for a lasting drop (<see cref="PageHinkley"/>). What was counted is
/// kept by day in an <see cref="IQualityStore"/>; a series begins with the mean and the spread of the last days, which other processes may have added to.
/// </remarks>
public sealed partial class QualityMonitor
{
    private readonly ConcurrentDictionary<(string Call, string Model), QualitySeries> _series = new();
    private readonly QualityMonitorOptions _options;
    private readonly FeedbackTable _results;
    private readonly IQualityStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<int, byte[]> _randomBytes;

    /// <summary>Creates a monitor; a runtime has one, <see cref="LlmRuntime.Quality"/>.</summary>
    /// <param name="options">How it watches.</param>
    /// <param name="store">Where it keeps what it counted; by default in memory.</param>
    /// <param name="timeProvider">Its clock; by default the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    public QualityMonitor(QualityMonitorOptions? options = null, IQualityStore? store = null, TimeProvider? timeProvider = null)
        : this(options ?? new(), store, timeProvider ?? TimeProvider.System, NullLogger.Instance, RandomNumberGenerator.GetBytes)
    {
    }

    internal QualityMonitor(QualityMonitorOptions options, IQualityStore? store, TimeProvider time, ILogger logger, Func<int, byte[]> randomBytes)
    {
        options.Validate();
        _options = options;
        _results = new(options.MaxResults);
        _store = store ?? new MemoryQualityStore();
        HasStore = store is not null;
        _time = time;
        _logger = logger;
        _randomBytes = randomBytes;
    }

    /// <summary>Is raised when the quality of a call with a model falls. A handler must be quick: the call that showed it waits.</summary>
    public event EventHandler<QualityAlertEventArgs>? AlertRaised;

    /// <summary>Is raised when a result was judged, for whoever learns from judgements.</summary>
    public event EventHandler<QualityFeedbackEventArgs>? FeedbackGiven;

    /// <summary>Whether something has to be written when a process ends.</summary>
    internal bool HasStore { get; }

    /// <summary>Takes the score of an answer.</summary>
    /// <param name="call">The contract and the method.</param>
    /// <param name="model">The key of the model that answered.</param>
    /// <param name="score">The score, 0 to 1, for instance <see cref="QualityScore.Value"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is not between 0 and 1.</exception>
    public void Record(string call, string model, double score)
    {
        RouteFeedback.Check(score);
        var isNews = false;
        var noticed = SeriesOf(call, model)?.Add(score, _time.GetUtcNow(), out isNews);
        if (isNews || noticed is not null)
            Interlocked.Increment(ref _seenVersion);
        if (noticed is not { } alert)
            return;
        if (alert.Kind == QualityAlertKind.Drift)
            Log.QualityDrifted(_logger, call, model, alert.Mean, alert.Average);
        else
            Log.QualityBelowLimit(_logger, call, model, alert.Average, alert.LowerLimit);
        try
        {
            AlertRaised?.Invoke(this, new(alert));
        }
        catch (Exception exception)
        {
            Log.QualityHandlerFailed(_logger, exception);
        }
    }

    /// <summary>Takes a picture while calls go on.</summary>
    /// <returns>The series, sorted by call and model.</returns>
    public IReadOnlyList<QualityStats> Snapshot()
    {
        List<QualityStats> all = [.. _series.Values.Select(static s => s.Read())];
        all.Sort(static (a, b) => string.CompareOrdinal(a.Call, b.Call) is not 0 and var c ? c : string.CompareOrdinal(a.Model, b.Model));
        return all;
    }

    private QualitySeries? SeriesOf(string call, string model)
    {
        if (_series.TryGetValue((call, model), out var series))
            return series;
        return _series.Count >= _options.MaxSeries ? null : _series.GetOrAdd((call, model), static (key, options) => new(key.Call, key.Model, options), _options);
    }
}
