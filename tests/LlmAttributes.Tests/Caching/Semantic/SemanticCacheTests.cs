using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Caching.Semantic;

public class SemanticCacheTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData("How do I reset my password?", "How do I reset my password?")]
    [InlineData("How do I reset my password?", "How can I reset my password?")]
    [InlineData("How do I install Docker on Ubuntu?", "What are the steps to install Docker on Ubuntu?")]
    public async Task FindAsync_SameMeaning_ServesTheAnswer(string kept, string asked)
    {
        var cache = await KeepAsync(new(), kept);

        var hit = await cache.FindAsync(new(asked));

        Assert.Equal(kept, hit?.Answer);
        Assert.InRange(hit!.Confidence, 0.7, 1);
        Assert.Equal(_time.GetUtcNow(), hit.Created);
    }

    [Theory]
    [InlineData("How do I reset my router?")]
    [InlineData("How do I not reset my password?")]
    [InlineData("How do I reset 2 passwords?")]
    [InlineData("What is photosynthesis?")]
    [InlineData("")]
    public async Task FindAsync_OtherMeaning_FindsNothing(string asked)
    {
        var cache = await KeepAsync(new(), "How do I reset my password?");

        Assert.Null(await cache.FindAsync(new(asked)));
    }

    [Fact]
    public async Task FindAsync_NearTextWithOtherNumber_CountsAsRejected()
    {
        var cache = await KeepAsync(new(), "What is 15% of 80?");

        await cache.FindAsync(new("What is 15% of 90?"));

        Assert.Equal(1, cache.Stats.Rejected);
        Assert.Equal(0, cache.Stats.Hits);
    }

    [Fact]
    public async Task FindAsync_OtherPartition_NeverShares() => await Gen.Select(Gen.String, Gen.String).SampleAsync(async pair =>
    {
        var cache = new SemanticCache<string>(time: _time);
        await cache.KeepAsync(new("Where is my order?") { Partition = pair.Item1 }, "there", 5);

        var hit = await cache.FindAsync(new("Where is my order?") { Partition = pair.Item2 });

        return (hit is not null) == (pair.Item1 == pair.Item2);
    });

    [Fact]
    public async Task FindAsync_OtherSlots_NeverShares() => await Gen.Select(Gen.String.Array[0, 3], Gen.String.Array[0, 3]).SampleAsync(async pair =>
    {
        var cache = new SemanticCache<string>(time: _time);
        await cache.KeepAsync(new("Where is my order?") { Slots = pair.Item1 }, "there", 5);

        var hit = await cache.FindAsync(new("Where is my order?") { Slots = pair.Item2 });

        return (hit is not null) == pair.Item1.SequenceEqual(pair.Item2);
    });

    [Fact]
    public async Task FindAsync_NoPartition_IsNotTheEmptyPartition()
    {
        var cache = await KeepAsync(new(), "Where is my order?");

        Assert.Null(await cache.FindAsync(new("Where is my order?") { Partition = "" }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task FindAsync_PartitionRequiredButMissing_Throws(string? partition)
    {
        var cache = new SemanticCache<string>(new() { RequiresPartition = true });

        var exception = await Assert.ThrowsAsync<ArgumentException>(async () => await cache.FindAsync(new("hi") { Partition = partition }));

        Assert.StartsWith("The query has no partition, and the cache requires one; set 'SemanticQuery.Partition'", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(async () => await cache.KeepAsync(new("hi") { Partition = partition }, "x", 1));
    }

    [Fact]
    public async Task FindAsync_AfterItsTime_FindsNothing()
    {
        var cache = await KeepAsync(new() { DurationSeconds = 10 }, "Where is my order?");

        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.NotNull(await cache.FindAsync(new("Where is my order?")));
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Null(await cache.FindAsync(new("Where is my order?")));
        Assert.Null(await cache.FindAsync(new("Can you tell me where my order is?")));
    }

    [Fact]
    public async Task KeepAsync_AfterOthersExpired_LetsThemGo()
    {
        var cache = await KeepAsync(new() { DurationSeconds = 10 }, "a question", "another one");
        _time.Advance(TimeSpan.FromSeconds(10));

        await cache.KeepAsync(new("the third"), "x", 1);

        Assert.Equal(1, cache.Stats.Entries);
    }

    [Fact]
    public async Task KeepAsync_SameTextAgain_ReplacesTheAnswer()
    {
        var cache = await KeepAsync(new(), "Where is my order?");

        await cache.KeepAsync(new("Where is my order?"), "new", 3);

        Assert.Equal("new", (await cache.FindAsync(new("Where is my order?")))?.Answer);
        Assert.Equal(1, cache.Stats.Entries);
    }

    [Fact]
    public async Task KeepAsync_AnySizes_StaysWithinItsBytes() => await Gen.Int[0, 3000].Array[1, 60].SampleAsync(async sizes =>
    {
        var cache = new SemanticCache<string>(new() { MaxBytes = 8000 }, time: _time);
        for (var i = 0; i < sizes.Length; i++)
            await cache.KeepAsync(new($"question {i % 20}") { Partition = $"{i % 3}" }, "x", sizes[i]);
        var stats = cache.Stats;

        return stats.Bytes is >= 0 and <= 8000 && stats.Entries * 500L <= stats.Bytes && (stats.Entries > 0) == (stats.Bytes > 0);
    });

    [Fact]
    public async Task KeepAsync_LargerThanAll_IsNotKept()
    {
        var cache = await KeepAsync(new() { MaxBytes = 8000 }, "small");

        await cache.KeepAsync(new("large"), "x", 9000);

        Assert.NotNull(await cache.FindAsync(new("small")));
        Assert.Null(await cache.FindAsync(new("large")));
    }

    [Fact]
    public async Task KeepAsync_Full_KeepsWhatIsAskedFor()
    {
        var cache = new SemanticCache<string>(new() { MaxBytes = 40_000 }, time: _time);
        await cache.KeepAsync(new("the favourite"), "x", 100);
        for (var i = 0; i < 300; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await cache.FindAsync(new("the favourite"));
            await cache.KeepAsync(new($"passing {i}"), "x", 100);
        }

        Assert.NotNull(await cache.FindAsync(new("the favourite")));
        Assert.InRange(cache.Stats.Entries, 10, 80);
    }

    [Fact]
    public async Task FindAsync_InShadow_ServesNothingButCounts()
    {
        var cache = await KeepAsync(new() { IsShadow = true }, "Where is my order?");

        Assert.Null(await cache.FindAsync(new("Where is my order?")));
        Assert.NotNull(await cache.MatchAsync(new("Where is my order?")));
        Assert.Equal(2, cache.Stats.Hits);
    }

    [Fact]
    public async Task Report_WrongHit_StopsTheEntryFromBeingServedAgain()
    {
        var cache = await KeepAsync(new(), "How do I reset my password?");
        var hit = await cache.FindAsync(new("How can I reset my password?"));

        for (var i = 0; i < 3; i++)
            cache.Report(hit!, wasRight: false);

        Assert.Null(await cache.FindAsync(new("How can I reset my password?")));
        Assert.Equal((3, 3), (cache.Stats.Judged, cache.Stats.Wrong));
    }

    [Fact]
    public async Task Report_ManyRightHitsAfterWrongOnes_ServesTheEntryAgain()
    {
        var cache = await KeepAsync(new(), "How do I reset my password?");
        var hit = await cache.FindAsync(new("How can I reset my password?"));
        for (var i = 0; i < 3; i++)
            cache.Report(hit!, wasRight: false);

        for (var i = 0; i < 2 * EntryEvidence.Most; i++)
            cache.Report(hit!, wasRight: true);

        Assert.NotNull(await cache.FindAsync(new("How can I reset my password?")));
    }

    [Fact]
    public async Task Remove_ByAnswer_TakesThoseAlone()
    {
        var cache = await KeepAsync(new(), "first", "second", "third");

        cache.Remove(static answer => answer != "second");

        Assert.Null(await cache.FindAsync(new("first")));
        Assert.NotNull(await cache.FindAsync(new("second")));
        Assert.Equal(1, cache.Stats.Entries);
        cache.Remove();
        Assert.Equal((0, 0), (cache.Stats.Entries, cache.Stats.Bytes));
    }

    [Theory]
    [InlineData(0.0049, 0.3, 8, 4096, 1, "MaxWrongHitRate")]
    [InlineData(0.21, 0.3, 8, 4096, 1, "MaxWrongHitRate")]
    [InlineData(0.05, 1.1, 8, 4096, 1, "MinSimilarity")]
    [InlineData(0.05, 0.3, 0, 4096, 1, "Candidates")]
    [InlineData(0.05, 0.3, 8, 4095, 1, "MaxBytes")]
    [InlineData(0.05, 0.3, 8, 4096, 0, "DurationSeconds")]
    public void Create_OptionOutOfRange_NamesIt(double wrong, double similarity, int candidates, long bytes, double seconds, string name)
    {
        var options = new SemanticCacheOptions { MaxWrongHitRate = wrong, MinSimilarity = similarity, Candidates = candidates, MaxBytes = bytes, DurationSeconds = seconds };

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new SemanticCache<string>(options));

        Assert.Contains($"'SemanticCacheOptions.{name}' must be", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllMethods_FromManyThreadsAtOnce_KeepCountAndBounds()
    {
        var cache = new SemanticCache<string>(new() { MaxBytes = 30_000 }, time: _time);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                var query = new SemanticQuery($"How do I open door {i % 17}?") { Partition = $"{worker % 2}" };
                if (await cache.FindAsync(query) is { } hit)
                    cache.Report(hit, hit.Answer == query.Partition + query.Text);
                else
                    await cache.KeepAsync(query, query.Partition + query.Text, 50);
                if (i % 60 == 59)
                    cache.Remove(answer => answer.Contains("door 3", StringComparison.Ordinal));
            }
        })));

        var stats = cache.Stats;
        Assert.Equal(1600, stats.Lookups);
        Assert.Equal(stats.Hits, stats.Judged);
        Assert.Equal(0, stats.Wrong);
        Assert.InRange(stats.Bytes, 1, 30_000);
    }

    private async Task<SemanticCache<string>> KeepAsync(SemanticCacheOptions options, params string[] texts)
    {
        var cache = new SemanticCache<string>(options, time: _time);
        foreach (var text in texts)
            await cache.KeepAsync(new(text), text, text.Length);
        return cache;
    }
}
