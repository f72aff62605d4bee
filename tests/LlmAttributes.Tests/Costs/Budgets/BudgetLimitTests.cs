using System.Globalization;
using CsCheck;

namespace LlmAttributes.Tests.Costs;

public class BudgetLimitTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static BudgetLimit Limit(BudgetPeriod period, BudgetWindow window = BudgetWindow.Calendar, TimeZoneInfo? zone = null) =>
        new("x", 1, period, window, zone ?? TimeZoneInfo.Utc, 1);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(BudgetPeriod.Minute, "2026-03-14T12:34:56Z", "2026-03-14T12:34:00Z", "2026-03-14T12:35:00Z")]
    [InlineData(BudgetPeriod.Hour, "2026-03-14T12:34:56Z", "2026-03-14T12:00:00Z", "2026-03-14T13:00:00Z")]
    [InlineData(BudgetPeriod.Day, "2026-03-14T12:34:56Z", "2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z")]
    [InlineData(BudgetPeriod.Week, "2026-03-15T23:59:59Z", "2026-03-09T00:00:00Z", "2026-03-16T00:00:00Z")]
    [InlineData(BudgetPeriod.Week, "2026-03-16T00:00:00Z", "2026-03-16T00:00:00Z", "2026-03-23T00:00:00Z")]
    [InlineData(BudgetPeriod.Month, "2024-02-29T23:59:59Z", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z")]
    [InlineData(BudgetPeriod.Month, "2026-12-31T23:59:59Z", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z")]
    public void BucketAt_Calendar_IsThePeriod(BudgetPeriod period, string now, string start, string end)
    {
        var limit = Limit(period);

        Assert.Equal((At(start).ToUnixTimeSeconds(), At(end)), (limit.BucketAt(At(now)), limit.BucketEnd(At(now))));
    }

    [Theory]
    [InlineData(BudgetPeriod.Month, "2026-03-31T22:30:00Z", "2026-03-31T22:00:00Z", "2026-04-30T22:00:00Z")]
    [InlineData(BudgetPeriod.Month, "2026-03-31T21:30:00Z", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z")]
    [InlineData(BudgetPeriod.Day, "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData(BudgetPeriod.Day, "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData(BudgetPeriod.Hour, "2026-10-25T00:30:00Z", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z")]
    [InlineData(BudgetPeriod.Hour, "2026-10-25T01:30:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z")]
    public void BucketAt_CalendarOfAZone_FollowsItsClock(BudgetPeriod period, string now, string start, string end)
    {
        var limit = Limit(period, zone: s_berlin);

        Assert.Equal((At(start).ToUnixTimeSeconds(), At(end)), (limit.BucketAt(At(now)), limit.BucketEnd(At(now))));
    }

    [Theory]
    [InlineData("America/Havana", "2026-03-08T12:00:00Z", "2026-03-08T05:00:00Z")]
    [InlineData("America/Havana", "2026-11-01T05:30:00Z", "2026-11-01T04:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-03-08T12:00:00Z", "2026-03-07T18:15:00Z")]
    public void BucketAt_ClockChangesAtMidnight_BeginsWithTheFirstMomentOfTheDay(string zone, string now, string start) =>
        Assert.Equal(At(start).ToUnixTimeSeconds(), Limit(BudgetPeriod.Day, zone: TimeZoneInfo.FindSystemTimeZoneById(zone)).BucketAt(At(now)));

    [Fact]
    public void BucketAt_AnyMomentOfAnyZone_LiesInItsPeriodAndPeriodsMeet() =>
        Gen.Select(Gen.Int[0, 400_000_000], Gen.Enum<BudgetPeriod>(), Gen.OneOf<string>("Europe/Berlin", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")).Sample((seconds, period, zone) =>
        {
            var limit = Limit(period, zone: TimeZoneInfo.FindSystemTimeZoneById(zone));
            var now = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
            var end = limit.BucketEnd(now);
            return limit.BucketAt(now) <= now.ToUnixTimeSeconds() && end > now && limit.BucketAt(end) > limit.BucketAt(now)
                && (period < BudgetPeriod.Day || limit.BucketAt(end) == end.ToUnixTimeSeconds());
        });

    [Theory]
    [InlineData(BudgetPeriod.Minute, 1)]
    [InlineData(BudgetPeriod.Hour, 60)]
    [InlineData(BudgetPeriod.Day, 1_440)]
    [InlineData(BudgetPeriod.Week, 10_080)]
    [InlineData(BudgetPeriod.Month, 43_200)]
    public void BucketAt_Rolling_CutsThePeriodIntoSixty(BudgetPeriod period, int seconds)
    {
        var limit = Limit(period, BudgetWindow.Rolling);
        var now = At("2026-03-14T12:34:56Z");

        Assert.Equal((now.ToUnixTimeSeconds() / seconds, 61), (limit.BucketAt(now), limit.BucketCount));
        Assert.Equal(limit.BucketAt(now) + 1, limit.BucketAt(limit.BucketEnd(now)));
        Assert.Equal(limit.BucketAt(now), limit.BucketAt(limit.BucketEnd(now).AddTicks(-1)));
    }

    [Theory]
    [InlineData(0, 0.5, "usd")]
    [InlineData(9_000_001, 0.5, "usd")]
    [InlineData(1, 0, "softShare")]
    [InlineData(1, 1.01, "softShare")]
    public void Create_NumberOutOfRange_NamesIt(double usd, double softShare, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new BudgetLimit("x", (decimal)usd, BudgetPeriod.Day, BudgetWindow.Calendar, TimeZoneInfo.Utc, softShare)).ParamName);
}
