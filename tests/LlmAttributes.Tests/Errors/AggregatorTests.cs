using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Errors;

public class AggregatorTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly ErrorAggregator _errors;

    public AggregatorTests() => _errors = new(null, _clock);

    private static LlmException Fault(LlmErrorKind kind, int? status = null) => new(kind, "the secret prompt", new IOException("the secret prompt")) { StatusCode = status };

    private void Advance(double seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Rate_Empty_IsZero() => Assert.Equal((0, 0L), (_errors.Rate(ErrorWindow.Total).Value, _errors.Rate(ErrorWindow.Total).Outcomes));

    [Fact]
    public void Rate_OneFailureInFour_IsAQuarter()
    {
        for (var i = 0; i < 3; i++)
            _errors.RecordSuccess("c", "m");
        _errors.RecordFailure(Fault(LlmErrorKind.Network), "c", model: "m");

        Assert.Equal(0.25, _errors.Rate(ErrorWindow.OneMinute, "c", "m").Value);
    }

    [Fact]
    public void Rate_Filters_CountOnlyWhatMatches()
    {
        _errors.RecordSuccess("a", "x");
        _errors.RecordFailure(Fault(LlmErrorKind.Network), "a", model: "y");
        _errors.RecordFailure(Fault(LlmErrorKind.RateLimit), "b", model: "x");

        Assert.Equal(2, _errors.Rate(ErrorWindow.Total, component: "a").Outcomes);
        Assert.Equal(2, _errors.Rate(ErrorWindow.Total, model: "x").Outcomes);
        Assert.Equal(new ErrorRate(1, 1, 3), _errors.Rate(ErrorWindow.Total, kind: LlmErrorKind.RateLimit));
    }

    [Theory]
    [InlineData(ErrorWindow.OneMinute, 1)]
    [InlineData(ErrorWindow.FiveMinutes, 5)]
    [InlineData(ErrorWindow.OneHour, 60)]
    public void Rate_SixtySlicesLater_HasLeftTheWindow(ErrorWindow window, double sliceSeconds)
    {
        _errors.RecordSuccess("c");
        Advance((60 * sliceSeconds) - 0.001);
        Assert.Equal(1, _errors.Rate(window).Successes);

        Advance(0.001);
        Assert.Equal(0, _errors.Rate(window).Successes);
        Assert.Equal(1, _errors.Rate(ErrorWindow.Total).Successes);
    }

    [Fact]
    public void Rate_OneASecondForTwoHours_WindowsHoldTheirLength()
    {
        for (var i = 0; i < 7200; i++)
        {
            _errors.RecordSuccess("c");
            Advance(1);
        }

        Assert.Equal((59, 295, 3540, 7200), (_errors.Rate(ErrorWindow.OneMinute).Successes, _errors.Rate(ErrorWindow.FiveMinutes).Successes, _errors.Rate(ErrorWindow.OneHour).Successes, _errors.Rate(ErrorWindow.Total).Successes));
    }

    [Fact]
    public void Rate_SameSlotARoundLater_StartsAnew()
    {
        _errors.RecordSuccess("c");
        Advance(64);
        _errors.RecordSuccess("c");

        Assert.Equal(1, _errors.Rate(ErrorWindow.OneMinute).Successes);
        Assert.Equal(2, _errors.Rate(ErrorWindow.FiveMinutes).Successes);
    }

    [Fact]
    public void Open_KeysExplode_CountsTheRestTogether()
    {
        var errors = new ErrorAggregator(new() { MaxKeys = 3 }, _clock);
        for (var i = 0; i < 1000; i++)
            errors.RecordSuccess("c", $"m{i}");

        var snapshot = errors.Snapshot();

        Assert.Equal([ErrorAggregator.Other, "c", "c", "c"], snapshot.Entries.Select(e => e.Component));
        Assert.Equal(997, snapshot.Entries[0].Successes.Total);
        Assert.Equal(1000, errors.Rate(ErrorWindow.Total).Successes);
    }

    [Fact]
    public void Open_NameTooLong_IsOther() => Assert.Equal(ErrorAggregator.Other, _errors.Open("c", new string('x', 257)).Component);

    [Fact]
    public void RecordSuccess_Allocates_Nothing()
    {
        _errors.RecordSuccess("c", "m");
        var counter = new ErrorAggregator().Open("c", "m");
        counter.RecordSuccess();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            counter.RecordSuccess();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void RecentErrors_MoreThanFit_KeepsTheNewestFirst()
    {
        var errors = new ErrorAggregator(new() { RecentErrors = 3 }, _clock);
        for (var i = 0; i < 10; i++)
            errors.RecordFailure(Fault(LlmErrorKind.Network, 500 + i), "c");

        Assert.Equal([509, 508, 507], errors.Snapshot().RecentErrors.Select(e => e.StatusCode));
    }

    [Fact]
    public void RecentErrors_None_StillCounts()
    {
        var errors = new ErrorAggregator(new() { RecentErrors = 0 }, _clock);
        errors.RecordFailure(Fault(LlmErrorKind.Network));

        Assert.Empty(errors.Snapshot().RecentErrors);
        Assert.Equal(1, errors.Rate(ErrorWindow.Total).Failures);
    }

    [Fact]
    public void RecordFailure_Exception_KeepsFactsAndNoMessage()
    {
        Advance(3);
        _errors.RecordFailure(Fault(LlmErrorKind.RateLimit, 429), "c", "op", "m");

        var error = Assert.Single(_errors.Snapshot().RecentErrors);

        Assert.Equal((LlmErrorKind.RateLimit, "c", "op", "m", 429, "System.IO.IOException"), (error.Kind, error.Component, error.Operation, error.Model, error.StatusCode, error.ExceptionType));
        Assert.Equal(_clock.GetUtcNow(), error.Time);
        Assert.DoesNotContain("secret", _errors.Snapshot().ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void RecordFailure_PlainException_IsClassified()
    {
        _errors.RecordFailure(new HttpRequestException("secret", null, System.Net.HttpStatusCode.TooManyRequests));

        var error = Assert.Single(_errors.Snapshot().RecentErrors);

        Assert.Equal((LlmErrorKind.RateLimit, 429, ErrorAggregator.None), (error.Kind, error.StatusCode, error.Component));
    }

    [Fact]
    public void RecordFailure_KindOfALaterVersion_CountsAsUnknown()
    {
        _errors.RecordFailure(Fault((LlmErrorKind)99), "c");

        Assert.Equal(1, _errors.Rate(ErrorWindow.Total, kind: LlmErrorKind.Unknown).Failures);
        Assert.Contains("\"unknown\"", _errors.Snapshot().ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Snapshot_IsSorted_AndLeavesOutWhatNeverHappened()
    {
        _errors.Open("z");
        _errors.RecordSuccess("b", "y");
        _errors.RecordSuccess("b", "x");
        _errors.RecordSuccess("a");

        Assert.Equal([("a", null), ("b", "x"), ("b", "y")], _errors.Snapshot().Entries.Select(e => (e.Component, e.Model)));
    }

    [Fact]
    public void Snapshot_Rate_EqualsTheAggregators()
    {
        _errors.RecordSuccess("a", "x");
        _errors.RecordFailure(Fault(LlmErrorKind.Network), "a", model: "x");
        _errors.RecordFailure(Fault(LlmErrorKind.RateLimit), "b", model: "x");
        var snapshot = _errors.Snapshot();

        foreach (var kind in (LlmErrorKind?[])[null, LlmErrorKind.Network])
            foreach (var component in (string?[])[null, "a", "b"])
                Assert.Equal(_errors.Rate(ErrorWindow.OneHour, component, "x", kind), snapshot.Rate(ErrorWindow.OneHour, component, "x", kind));
    }

    [Theory]
    [InlineData(-1, 1, "ErrorAggregatorOptions.RecentErrors")]
    [InlineData(0, 0, "ErrorAggregatorOptions.MaxKeys")]
    public void Create_NumberOutOfRange_NamesTheProperty(int recent, int keys, string name) =>
        Assert.Contains(name, Assert.Throws<ArgumentOutOfRangeException>(() => new ErrorAggregator(new() { RecentErrors = recent, MaxKeys = keys })).Message, StringComparison.Ordinal);

    [Fact]
    public void Window_ThatDoesNotExist_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => default(WindowCounts)[(ErrorWindow)9]);
}
