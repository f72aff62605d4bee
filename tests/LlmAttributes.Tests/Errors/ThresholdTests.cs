using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Errors;

public class ThresholdTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<ErrorThresholdCrossedEventArgs> _raised = [];
    private readonly ErrorAggregator _errors;

    public ThresholdTests()
    {
        _errors = new(null, _clock);
        _errors.ThresholdCrossed += (_, e) => _raised.Add(e);
    }

    private void Fail(int times, string component = "c", LlmErrorKind kind = LlmErrorKind.Network)
    {
        for (var i = 0; i < times; i++)
            _errors.RecordFailure(new LlmException(kind, "x"), component, model: "m");
    }

    private void Succeed(int times)
    {
        for (var i = 0; i < times; i++)
            _errors.RecordSuccess("c", "m");
    }

    [Fact]
    public void Threshold_Reached_IsRaisedOnce()
    {
        var threshold = new ErrorThreshold(0.5) { MinimumOutcomes = 4 };
        _errors.AddThreshold(threshold);
        Succeed(2);
        Fail(1);
        Assert.Empty(_raised);

        Fail(5);

        var raised = Assert.Single(_raised);
        Assert.Equal((threshold, new ErrorRate(2, 2, 4), _clock.GetUtcNow()), (raised.Threshold, raised.Rate, raised.Time));
    }

    [Fact]
    public void Threshold_TooFewOutcomes_IsNotRaised()
    {
        _errors.AddThreshold(new(0.1));
        Fail(9);
        Assert.Empty(_raised);

        Fail(1);
        Assert.Single(_raised);
    }

    [Fact]
    public void Threshold_RateFellBySuccesses_IsRaisedAgain()
    {
        _errors.AddThreshold(new(0.5) { MinimumOutcomes = 2 });
        Fail(2);
        Succeed(3);
        Fail(1);

        Assert.Equal(2, _raised.Count);
    }

    [Fact]
    public void Threshold_WindowRanEmpty_IsRaisedAgain()
    {
        _errors.AddThreshold(new(0.5) { MinimumOutcomes = 1, Window = ErrorWindow.OneMinute });
        Fail(3);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Fail(3);

        Assert.Equal(2, _raised.Count);
    }

    [Fact]
    public void Threshold_StaysAbove_IsNotRaisedAgain()
    {
        _errors.AddThreshold(new(0.5) { MinimumOutcomes = 1, Window = ErrorWindow.OneMinute });
        for (var i = 0; i < 300; i++)
        {
            Fail(1);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Single(_raised);
    }

    [Fact]
    public void Threshold_Filters_LookOnlyAtTheirOwn()
    {
        _errors.AddThreshold(new(0.5) { MinimumOutcomes = 1, Component = "other" });
        _errors.AddThreshold(new(0.5) { MinimumOutcomes = 1, Model = "other" });
        _errors.AddThreshold(new(0.5) { MinimumOutcomes = 1, Kind = LlmErrorKind.RateLimit });
        Fail(5);
        Assert.Empty(_raised);

        Fail(5, kind: LlmErrorKind.RateLimit);
        Assert.Equal(LlmErrorKind.RateLimit, Assert.Single(_raised).Threshold.Kind);
        Fail(1, "other");
        Assert.Equal(2, _raised.Count);
    }

    [Fact]
    public void Threshold_HandlerThrows_OthersStillHear()
    {
        var errors = new ErrorAggregator(null, _clock);
        var heard = 0;
        errors.ThresholdCrossed += (_, _) => throw new InvalidOperationException();
        errors.ThresholdCrossed += (_, _) => heard++;
        errors.AddThreshold(new(1) { MinimumOutcomes = 1 });

        errors.RecordFailure(new IOException(), "c");

        Assert.Equal(1, heard);
    }

    [Theory]
    [InlineData(0, 1, ErrorWindow.Total, "ErrorThreshold.Rate")]
    [InlineData(1.1, 1, ErrorWindow.Total, "ErrorThreshold.Rate")]
    [InlineData(double.NaN, 1, ErrorWindow.Total, "ErrorThreshold.Rate")]
    [InlineData(0.5, 0, ErrorWindow.Total, "ErrorThreshold.MinimumOutcomes")]
    [InlineData(0.5, 1, (ErrorWindow)4, "ErrorThreshold.Window")]
    public void AddThreshold_OutOfRange_NamesTheProperty(double rate, int outcomes, ErrorWindow window, string name) =>
        Assert.Contains(name, Assert.Throws<ArgumentOutOfRangeException>(() => _errors.AddThreshold(new(rate) { MinimumOutcomes = outcomes, Window = window })).Message, StringComparison.Ordinal);
}
