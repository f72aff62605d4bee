namespace LlmAttributes.Tests.Costs;

/// <summary>Does the same to a store and to the one in memory, and compares every answer.</summary>
internal sealed class StoreComparison(IBudgetStore store, int seed)
{
    private readonly MemoryBudgetStore _model = new();
    private readonly Random _random = new(seed);
    private readonly List<(BudgetReservation Real, BudgetReservation Model)> _made = [];
    private DateTimeOffset _now = new(2026, 3, 14, 12, 0, 30, TimeSpan.Zero);

    // Names of their own, so that one store serves many comparisons.
    private readonly BudgetLimit[] _limits =
    [
        new($"{seed}/minute", 0.000000002m, BudgetPeriod.Minute, BudgetWindow.Calendar, TimeZoneInfo.Utc, 0.5),
        new($"{seed}/rolling-minute", 0.000000003m, BudgetPeriod.Minute, BudgetWindow.Rolling, TimeZoneInfo.Utc, 0.7),
        new($"{seed}/day", BudgetLimit.LargestUsd, BudgetPeriod.Day, BudgetWindow.Calendar, TimeZoneInfo.Utc, 0.9),
        new($"{seed}/rolling-hour", 4_000m, BudgetPeriod.Hour, BudgetWindow.Rolling, TimeZoneInfo.Utc, 0.1),
    ];

    public async Task RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            if (_random.Next(3) == 0)
                _now = _now.AddMilliseconds(_random.Next(1, _random.Next(8) == 0 ? 600_000 : 10_000));
            await DoAsync(_random.Next(12));
            foreach (var limit in _limits)
                Assert.Equal(await _model.ReadAsync(limit, _now, default), await store.ReadAsync(limit, _now, default));
        }
    }

    private Task DoAsync(int what) => what switch
    {
        < 5 => ReserveAsync(),
        < 8 => SettleAsync(),
        8 => ReleaseAsync(),
        9 => ExtendAsync(),
        _ => RaiseAsync(),
    };

    private async Task ReserveAsync()
    {
        var limits = _limits.Where(_ => _random.Next(2) == 0).ToArray();
        if (limits.Length == 0)
            return;
        var least = Amount();
        var request = new BudgetRequest(limits, least, least + Amount(), _now, _now.AddMilliseconds(_random.Next(1, 120_000)));
        var (real, model) = (await store.ReserveAsync(request, default), await _model.ReserveAsync(request, default));
        Assert.Equal(model with { Id = 0 }, real with { Id = 0 });
        if (real.RefusedBy is null)
            _made.Add((real, model));
    }

    private async Task SettleAsync()
    {
        if (Pick() is not var (real, model))
            return;
        var cost = _random.Next(3) == 0 ? Amount() : real.PicoUsd / 2;
        Assert.Equal(await _model.SettleAsync(model, cost, default), await store.SettleAsync(real, cost, default));
    }

    private async Task ReleaseAsync()
    {
        if (Pick() is not var (real, model))
            return;
        await _model.ReleaseAsync(model, default);
        await store.ReleaseAsync(real, default);
    }

    private async Task ExtendAsync()
    {
        if (Pick() is not var (real, model))
            return;
        var expires = _now.AddMilliseconds(_random.Next(1, 200_000));
        Assert.Equal(await _model.ExtendAsync(model, _now, expires, default), await store.ExtendAsync(real, _now, expires, default));
    }

    private async Task RaiseAsync()
    {
        var name = _limits[_random.Next(_limits.Length)].Name;
        var (picoUsd, until) = (Amount() + 1 - _random.Next(3_000), _now.AddMilliseconds(_random.Next(-100, 60_000)));
        if (picoUsd == 0)
            return;
        await _model.RaiseAsync(name, picoUsd, until, _now, default);
        await store.RaiseAsync(name, picoUsd, until, _now, default);
    }

    private (BudgetReservation Real, BudgetReservation Model)? Pick() => _made.Count == 0 ? null : _made[_random.Next(_made.Count)];

    // Mostly so small that some fit, now and then beyond what 64-bit floating point keeps exactly.
    private long Amount() => _random.Next(10) == 0 ? _random.NextInt64(1L << 53, 1L << 56) : _random.NextInt64(1_200);
}
