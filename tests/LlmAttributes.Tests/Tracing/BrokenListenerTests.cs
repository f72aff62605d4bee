using System.Diagnostics;
using System.Diagnostics.Metrics;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Tracing;

/// <summary>Whoever watches a call cannot break it. Listeners hear the whole process, so these tests run alone.</summary>
[Collection(LoadCollection.Name)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The logger holds nothing to dispose.")]
public class BrokenListenerTests
{
    private readonly ListLogger _log = new();

    private static CallPlan Traced => CallHarness.Plan with { Model = "a", Trace = true };

    private CallHarness Harness(params ScriptedReply[] script) => new CallHarness().Configure(b => b.UseLogger(_log)).Model("a", Priced.At(1, 1), script);

    private static ActivityListener Listen(Action<Activity>? started = null, Action<Activity>? stopped = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == LlmAttributesDiagnostics.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = started,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static void Throw(Activity activity) => throw new InvalidOperationException("listener");

    private void AssertOneWarning() => Assert.Single(_log.Lines, l => l.Id == 1071 && l.Text.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ask_SpanListenerThrows_CallLivesAndOneWarningTells(bool atStart)
    {
        using var listener = atStart ? Listen(started: Throw) : Listen(stopped: Throw);
        var harness = Harness(Failures.Status(503), ScriptedReply.Say("x", 10, 5));
        var before = Activity.Current;

        Assert.Equal("x", await harness.RunAsync(harness.AskAsync(Traced with { Retry = new() })));

        AssertOneWarning();
        Assert.Same(before, Activity.Current);
    }

    [Fact]
    public async Task Ask_MetricListenerThrows_CallLivesAndItsSpansEnd()
    {
        List<Activity> ended = [];
        using var spans = Listen(stopped: ended.Add);
        using var meters = BrokenMeters();
        var harness = Harness(Failures.Status(503), ScriptedReply.Say("x", 10, 5));

        Assert.Equal("x", await harness.RunAsync(harness.AskAsync(Traced with { Retry = new(), Route = new(RouteStrategy.RoundRobin, ["a"]) })));

        AssertOneWarning();
        Assert.Equal(["chat a", "chat a", "IDesk.AskAsync"], ended.Select(s => s.DisplayName));
    }

    [Fact]
    public async Task Texts_MetricListenerThrows_StreamLives()
    {
        using var meters = BrokenMeters();

        Assert.Equal(["x", "y"], await Harness(ScriptedReply.SayInChunks("x", "y")).BindStream(Traced).Texts(CallHarness.Messages, null, null, default).ToListAsync());

        AssertOneWarning();
    }

    [Fact]
    public async Task Ask_MetricListenerThrows_BudgetAndEnsembleLive()
    {
        using var meters = BrokenMeters();
        var harness = Harness(ScriptedReply.Say("x", 10, 5));

        Assert.Equal("x", await harness.AskAsync(Traced with { Model = null, Ensemble = new(MergeStrategy.MajorityVote, ["a"]) }));
        var refused = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Traced with { Budget = new() { PerCallUsd = 0.000000001m } }));

        Assert.Equal(LlmErrorKind.Budget, refused.Kind);
        AssertOneWarning();
    }

    [Fact]
    public async Task Run_DecoratedAndListenersThrow_OperationLives()
    {
        using var listener = Listen(stopped: Throw);
        using var meters = BrokenMeters();
        var harness = new OperationHarness();

        Assert.Equal(7, await harness.Bind(OperationHarness.Plan with { Trace = true }).RunAsync(7, static (n, _) => Task.FromResult(n), default));
    }

    private static MeterListener BrokenMeters()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == LlmAttributesDiagnostics.MeterName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => throw new InvalidOperationException("listener"));
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => throw new InvalidOperationException("listener"));
        listener.Start();
        return listener;
    }
}
