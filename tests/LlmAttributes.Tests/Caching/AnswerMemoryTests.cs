namespace LlmAttributes.Tests.Caching;

public class AnswerMemoryTests
{
    private static LlmCacheKey Key(int number)
    {
        var bytes = new byte[LlmCacheKey.Size];
        BitConverter.TryWriteBytes(bytes, number * 2654435761L);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), number);
        return new(bytes);
    }

    private static CacheEntry Entry(int characters) => new() { Text = new('x', characters), Model = "a", Created = 0, Expires = long.MaxValue };

    [Fact]
    public void Bytes_NeverExceedTheLimit()
    {
        var memory = new AnswerMemory(new() { MaxBytes = 100_000 });
        for (var i = 0; i < 1000; i++)
        {
            memory.Set(Key(i), Entry(100 + (i * 37 % 4000)));
            Assert.InRange(memory.Bytes, 0, 100_000);
        }

        Assert.InRange(memory.Count, 5, 150);
        for (var i = 0; i < 1000; i++)
            memory.Remove(Key(i));
        Assert.Equal((0, 0L), (memory.Count, memory.Bytes));
    }

    [Fact]
    public void Entry_ThatIsReplaced_CountsOnce()
    {
        var memory = new AnswerMemory(new());
        memory.Set(Key(1), Entry(1000));
        memory.Set(Key(1), Entry(10));

        Assert.Equal((1, Entry(10).Bytes), (memory.Count, memory.Bytes));
    }

    [Fact]
    public void Entry_OfAQuarterOfTheLimit_DrivesNobodyOut()
    {
        var memory = new AnswerMemory(new() { MaxBytes = 10_000 });
        memory.Set(Key(1), Entry(10));
        memory.Set(Key(2), Entry(2000));

        Assert.True(memory.TryGet(Key(1), out _));
        Assert.False(memory.TryGet(Key(2), out _));
    }

    [Fact]
    public void Entries_AskedForOften_OutliveAScan()
    {
        var memory = new AnswerMemory(new() { MaxEntries = 100 });
        for (var i = 0; i < 50; i++)
            memory.Set(Key(i), Entry(10));
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 50; i++)
                memory.TryGet(Key(i), out _);
        }

        for (var i = 1000; i < 3000; i++)
            memory.Set(Key(i), Entry(10));

        Assert.InRange(Enumerable.Range(0, 50).Count(i => memory.TryGet(Key(i), out _)), 45, 50);
        Assert.InRange(memory.Count, 1, 100);
    }
}
