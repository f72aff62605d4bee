namespace LlmAttributes.Tests.Costs;

public class MemoryLedgerStoreTests : LedgerStoreTests
{
    protected override Task<ILedgerStore> OpenAsync() => Task.FromResult<ILedgerStore>(new MemoryLedgerStore());

    [Fact]
    public async Task Add_ManyDays_KeepsTheLastTwoMonths()
    {
        var store = new MemoryLedgerStore();
        var first = new DateOnly(2026, 1, 1);
        for (var day = 0; day < 100; day++)
            await store.AddAsync(new("w", day, [new(first.AddDays(day), "IDesk", "AskAsync", "a", null)]), default);

        var lines = await store.ReadAsync(first, first.AddDays(99), default);

        Assert.Equal((62, first.AddDays(38)), (lines.Count, lines[0].Day));
    }
}
