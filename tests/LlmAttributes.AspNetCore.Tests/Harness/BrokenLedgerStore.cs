namespace LlmAttributes.AspNetCore.Tests.Harness;

/// <summary>A store that is away.</summary>
internal sealed class BrokenLedgerStore : ILedgerStore
{
    public ValueTask AddAsync(LedgerBatch batch, CancellationToken cancellationToken) => throw new IOException("The store is away.");

    public ValueTask<IReadOnlyList<LedgerLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) => throw new IOException("The store is away.");
}
