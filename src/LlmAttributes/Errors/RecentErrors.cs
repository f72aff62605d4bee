namespace LlmAttributes;

/// <summary>The last errors, in a ring that writers share without a lock.</summary>
internal sealed class RecentErrors(int capacity)
{
    private readonly RecordedError?[] _ring = new RecordedError?[capacity];
    private long _written;

    public void Add(RecordedError error)
    {
        if (_ring.Length == 0)
            return;
        var number = Interlocked.Increment(ref _written);
        ref var slot = ref _ring[(number - 1) % _ring.Length];
        var numbered = error with { Number = number };
        var seen = Volatile.Read(ref slot);

        // A writer that was overtaken by a whole round leaves the newer error where it is.
        while (seen is null || seen.Number < number)
        {
            var found = Interlocked.CompareExchange(ref slot, numbered, seen);
            if (ReferenceEquals(found, seen))
                return;
            seen = found;
        }
    }

    /// <summary>Copies the errors, newest first.</summary>
    public IReadOnlyList<RecordedError> Read()
    {
        List<RecordedError> errors = new(_ring.Length);
        for (var i = 0; i < _ring.Length; i++)
        {
            if (Volatile.Read(ref _ring[i]) is { } error)
                errors.Add(error);
        }

        errors.Sort(static (a, b) => b.Number.CompareTo(a.Number));
        return errors;
    }
}
