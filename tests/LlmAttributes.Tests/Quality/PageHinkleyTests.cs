namespace LlmAttributes.Tests.Quality;

public sealed class PageHinkleyTests
{
    [Fact]
    public void Add_DropOfTenPoints_IsFoundWithinAHundredCalls()
    {
        var found = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var detector = new PageHinkley();
            for (var i = 0; i < 1000; i++)
                detector.Add(Score(random, 0.85));
            for (var i = 0; i < 100; i++)
            {
                if (!detector.Add(Score(random, 0.75)))
                    continue;
                found++;
                break;
            }
        }

        Assert.InRange(found, 38, 40);
    }

    [Fact]
    public void Add_NoDrop_RaisesAtMostOneFalseAlarmInTenThousandCalls()
    {
        var alarms = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var detector = new PageHinkley();
            for (var i = 0; i < 10_000; i++)
                alarms += detector.Add(Score(random, 0.85)) ? 1 : 0;
        }

        Assert.InRange(alarms, 0, 40);
    }

    [Fact]
    public void Add_RareFailures_AreNoDrop()
    {
        var detector = new PageHinkley();

        for (var i = 1; i <= 10_000; i++)
            Assert.False(detector.Add(i % 150 == 0 ? 0.1 : 1), $"call {i}");
    }

    [Fact]
    public void Add_AfterADrop_BeginsAnew()
    {
        var detector = new PageHinkley();
        for (var i = 0; i < 200; i++)
            detector.Add(0.9);

        var alarms = 0;
        for (var i = 0; i < 500; i++)
            alarms += detector.Add(0.5) ? 1 : 0;

        Assert.Equal(1, alarms);
        Assert.Equal(0.5, detector.Mean, 6);
    }

    [Fact]
    public void Restore_SavedState_GoesOnTheSame()
    {
        var random = new Random(5);
        var first = new PageHinkley();
        for (var i = 0; i < 300; i++)
            first.Add(Score(random, 0.8));
        var second = new PageHinkley();
        second.Restore(first.Save());

        for (var i = 0; i < 200; i++)
        {
            var score = Score(random, 0.6);
            Assert.Equal(first.Add(score), second.Add(score));
        }

        Assert.Equal(first.Save(), second.Save());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Add_ScoreOutOfRange_Throws(double score) => Assert.Throws<ArgumentOutOfRangeException>(() => new PageHinkley().Add(score));

    // The mean of three even numbers around the given one: a standard deviation of 0.12.
    private static double Score(Random random, double mean) => Math.Clamp(mean + (0.24 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)), 0, 1);
}
