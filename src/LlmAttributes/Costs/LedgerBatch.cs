namespace LlmAttributes;

/// <summary>Lines that a ledger hands to its store at once, and what tells them from all others: when it is not known whether a store has kept a batch, it is handed over again as it was, before the next.</summary>
/// <param name="Writer">The ledger: unique in all processes that share the store.</param>
/// <param name="Number">The place of the batch among those of its writer, which grows from one to the next.</param>
/// <param name="Lines">What is new.</param>
public sealed record LedgerBatch(string Writer, long Number, IReadOnlyList<LedgerLine> Lines);
