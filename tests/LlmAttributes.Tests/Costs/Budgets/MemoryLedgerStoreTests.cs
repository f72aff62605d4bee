namespace LlmAttributes.Tests.Costs;

public class MemoryLedgerStoreTests : LedgerStoreTests
{
    protected override Task<ILedgerStore> OpenAsync() => Task.FromResult<ILedgerStore>(new MemoryLedgerStore());
}
