using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Quality;

public sealed class QualityMonitorTests
{
    private const string Call = "IDesk.AskAsync";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<QualityAlert> _alerts = [];

    [Fact]
    public void Record_LastingDrop_RaisesOneDriftAlert()
    {
        var monitor = Monitor();
        Record(monitor, 0.9, 300);

        Record(monitor, 0.75, 300);

        var drift = Assert.Single(_alerts, static a => a.Kind == QualityAlertKind.Drift);
        Assert.Equal(0.9, drift.Mean, 1);
        Assert.Equal((Call, "fast", _clock.GetUtcNow()), (drift.Call, drift.Model, drift.Time));
        Assert.Equal(1, Assert.Single(monitor.Snapshot()).Drifts);
    }

    [Fact]
    public void Record_AverageBelowItsLimit_IsToldOnceUntilItIsBack()
    {
        var monitor = Monitor(new() { Drop = 1, Smoothing = 0.2 });
        Record(monitor, 0.9, 200);

        Record(monitor, 0.4, 30);
        Assert.Single(_alerts, static a => a.Kind == QualityAlertKind.BelowLimit);
        Assert.True(Assert.Single(monitor.Snapshot()).IsBelowLimit);

        Record(monitor, 1, 60);
        Assert.False(Assert.Single(monitor.Snapshot()).IsBelowLimit);
        Record(monitor, 0.1, 30);
        Assert.Equal(2, _alerts.Count(static a => a.Kind == QualityAlertKind.BelowLimit));
    }

    [Fact]
    public void Record_SteadyScores_RaiseNothing()
    {
        var monitor = Monitor();
        var random = new Random(3);

        for (var i = 0; i < 10_000; i++)
            monitor.Record(Call, "fast", Math.Clamp(0.8 + (0.2 * (random.NextDouble() + random.NextDouble() - 1)), 0, 1));

        Assert.InRange(_alerts.Count, 0, 1);
    }

    [Fact]
    public void Record_HandlerThatThrows_DoesNotFailTheCaller()
    {
        var logger = new ListLogger();
        var monitor = new QualityMonitor(new(), null, _clock, logger, static n => new byte[n]);
        monitor.AlertRaised += static (_, _) => throw new InvalidOperationException("mine");

        Record(monitor, 0.9, 200);
        Record(monitor, 0.2, 100);

        Assert.Contains(logger.Lines, static l => l.Text.Contains("handler of the quality monitor failed", StringComparison.Ordinal));
        Assert.Contains(logger.Lines, static l => l.Text.Contains("has dropped from a mean of", StringComparison.Ordinal));
    }

    [Fact]
    public void Record_MoreSeriesThanAllowed_WatchesTheFirst()
    {
        var monitor = Monitor(new() { MaxSeries = 2 });

        foreach (var model in new[] { "a", "b", "c" })
            monitor.Record(Call, model, 0.5);

        Assert.Equal(["a", "b"], monitor.Snapshot().Select(static s => s.Model));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Record_ScoreOutOfRange_Throws(double score) => Assert.Throws<ArgumentOutOfRangeException>(() => Monitor().Record(Call, "fast", score));

    [Fact]
    public async Task LoadAsync_AfterARestart_BeginsWithMeanAndSpread()
    {
        var store = new MemoryQualityStore();
        var first = new QualityMonitor(null, store, _clock);
        for (var i = 0; i < 400; i++)
            first.Record(Call, "fast", i % 2 == 0 ? 0.8 : 1);
        await first.FlushAsync();
        _clock.Advance(TimeSpan.FromDays(1));

        var second = Monitor(store: store);
        await second.LoadAsync();

        var stats = Assert.Single(second.Snapshot());
        Assert.Equal(0.9, stats.Mean, 6);
        Assert.Equal(0.1, stats.Deviation, 3);
        Assert.Equal(0, stats.Scores);
        Record(second, 0.7, 40);
        Assert.Contains(_alerts, static a => a.Kind == QualityAlertKind.Drift);
    }

    [Fact]
    public async Task FlushAsync_StoreThatFails_AddsTheLinesLater()
    {
        var store = new FailingOnce();
        var monitor = new QualityMonitor(null, store, _clock);
        monitor.Record(Call, "fast", 0.5);

        await monitor.FlushAsync();
        monitor.Record(Call, "fast", 1);
        await monitor.FlushAsync();
        await monitor.FlushAsync();

        var line = Assert.Single(store.Added);
        Assert.Equal((2, 1.5, 1.25), (line.Scores, line.Sum, line.Squares));
    }

    [Theory]
    [InlineData(nameof(QualityMonitorOptions.Smoothing))]
    [InlineData(nameof(QualityMonitorOptions.LimitDeviations))]
    [InlineData(nameof(QualityMonitorOptions.Drop))]
    [InlineData(nameof(QualityMonitorOptions.MaxResults))]
    [InlineData(nameof(QualityMonitorOptions.MaxSeries))]
    public void Create_OptionOutOfRange_NamesIt(string name)
    {
        var options = new QualityMonitorOptions();
        switch (name)
        {
            case nameof(options.Smoothing): options.Smoothing = 0; break;
            case nameof(options.LimitDeviations): options.LimitDeviations = -1; break;
            case nameof(options.Drop): options.Drop = 2; break;
            case nameof(options.MaxResults): options.MaxResults = 0; break;
            default: options.MaxSeries = 0; break;
        }

        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new QualityMonitor(options)).ParamName);
    }

    private QualityMonitor Monitor(QualityMonitorOptions? options = null, IQualityStore? store = null)
    {
        var monitor = new QualityMonitor(options, store, _clock);
        monitor.AlertRaised += (_, e) => _alerts.Add(e.Alert);
        return monitor;
    }

    private static void Record(QualityMonitor monitor, double score, int times)
    {
        for (var i = 0; i < times; i++)
            monitor.Record(Call, "fast", score);
    }

    private sealed class FailingOnce : IQualityStore
    {
        private bool _hasFailed;

        public List<QualityLine> Added { get; } = [];

        public ValueTask AddAsync(IReadOnlyList<QualityLine> lines, CancellationToken cancellationToken)
        {
            if (!_hasFailed)
            {
                _hasFailed = true;
                throw new IOException("away");
            }

            Added.AddRange(lines);
            return default;
        }

        public ValueTask<IReadOnlyList<QualityLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) => new([]);
    }
}
