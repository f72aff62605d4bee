namespace LlmAttributes.Tests.Costs;

/// <summary>What every ledger store must do. A class derives from it for each store.</summary>
public abstract class LedgerStoreTests
{
    private static readonly DateOnly s_day = new(2026, 3, 14);

    private long _batches;

    /// <summary>Opens a store that holds nothing.</summary>
    protected abstract Task<ILedgerStore> OpenAsync();

    private static LedgerLine Line(DateOnly day, string model = "fast", string? tenant = null, decimal usd = 0.000000000001m) => new(day, "IDesk", "AskAsync", model, tenant)
    {
        Attempts = 3,
        UnknownAttempts = 1,
        Usage = new(100, 20) { CachedInputTokens = 40, ReasoningTokens = 5 },
        KnownUsd = usd,
    };

    private async Task AddAsync(ILedgerStore store, params LedgerLine[] lines) => await store.AddAsync(new("w", ++_batches, lines), default);

    [StoreFact]
    public async Task Read_Empty_IsEmpty() => Assert.Empty(await (await OpenAsync()).ReadAsync(DateOnly.MinValue, DateOnly.MaxValue, default));

    [StoreFact]
    public async Task Add_SameLine_AddsUpExactly()
    {
        var store = await OpenAsync();

        await AddAsync(store, Line(s_day), Line(s_day, usd: 12_345_678.000000000002m));
        await AddAsync(store, Line(s_day));

        var line = Assert.Single(await store.ReadAsync(s_day, s_day, default));
        Assert.Equal((9, 3, 12_345_678.000000000004m), (line.Attempts, line.UnknownAttempts, line.KnownUsd));
        Assert.Equal(new TokenUsage(300, 60) { CachedInputTokens = 120, ReasoningTokens = 15 }, line.Usage);
    }

    [StoreFact]
    public async Task Add_SameBatchAgain_AddsNothing()
    {
        var store = await OpenAsync();
        foreach (var number in new[] { 1, 1, 2, 1, 2 })
            await store.AddAsync(new("w", number, [Line(s_day)]), default);
        await store.AddAsync(new("other", 1, [Line(s_day)]), default);

        Assert.Equal(9, Assert.Single(await store.ReadAsync(s_day, s_day, default)).Attempts);
    }

    [StoreFact]
    public async Task Add_UsageOfEveryKind_AddsUpByKind()
    {
        var (store, usage) = (await OpenAsync(), default(TokenUsage));
        foreach (var kind in Enum.GetValues<UsageKind>())
            usage = usage.With(kind, 10 + (long)kind);

        await AddAsync(store, Line(s_day) with { Usage = usage });
        await AddAsync(store, Line(s_day) with { Usage = usage });

        Assert.Equal(usage + usage, Assert.Single(await store.ReadAsync(s_day, s_day, default)).Usage);
    }

    [StoreFact]
    public async Task Add_NoLines_ChangesNothing()
    {
        var store = await OpenAsync();

        await AddAsync(store);

        Assert.Empty(await store.ReadAsync(s_day, s_day, default));
    }

    [StoreFact]
    public async Task Read_SeveralLines_AreSortedAndTenantsApart()
    {
        var store = await OpenAsync();

        await AddAsync(store, Line(s_day.AddDays(1)), Line(s_day, "smart"), Line(s_day, tenant: "b'; --"), Line(s_day, tenant: ""), Line(s_day), Line(s_day, tenant: "Zoë"));

        Assert.Equal(
            [(s_day, "fast", null), (s_day, "fast", ""), (s_day, "fast", "Zoë"), (s_day, "fast", "b'; --"), (s_day, "smart", null), (s_day.AddDays(1), "fast", (string?)null)],
            (await store.ReadAsync(DateOnly.MinValue, DateOnly.MaxValue, default)).Select(l => (l.Day, l.Model, l.Tenant)));
    }

    [StoreFact]
    public async Task Read_SomeDays_IncludesBothEnds()
    {
        var store = await OpenAsync();
        for (var i = 0; i < 5; i++)
            await AddAsync(store, Line(s_day.AddDays(i)));

        Assert.Equal([s_day.AddDays(1), s_day.AddDays(2), s_day.AddDays(3)], (await store.ReadAsync(s_day.AddDays(1), s_day.AddDays(3), default)).Select(l => l.Day));
    }

    [StoreFact]
    public async Task Add_ManyAtOnce_LosesNothing()
    {
        var store = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () => await store.AddAsync(new($"w{i}", 1, [Line(s_day, $"m{i % 3}", i % 2 == 0 ? "acme" : null, 0.01m)]), default))));

        var lines = await store.ReadAsync(s_day, s_day, default);
        Assert.Equal((6, 300, 1m), (lines.Count, lines.Sum(l => l.Attempts), lines.Sum(l => l.KnownUsd)));
    }
}
