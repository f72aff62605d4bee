using System.Collections;

namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>One passage; who reads it cancels.</summary>
internal sealed class CancellingList(IndexedPassage passage, CancellationTokenSource caller) : IReadOnlyList<IndexedPassage>
{
    public int Count => 1;

    public IndexedPassage this[int index]
    {
        get
        {
            caller.Cancel();
            return passage;
        }
    }

    public IEnumerator<IndexedPassage> GetEnumerator() => Enumerable.Repeat(passage, 1).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
