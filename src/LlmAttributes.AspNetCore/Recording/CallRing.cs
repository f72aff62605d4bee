namespace LlmAttributes;

/// <summary>The last calls.</summary>
internal sealed class CallRing(int size)
{
    private readonly CallDocument?[] _calls = new CallDocument?[size];
    private readonly object _gate = new();
    private int _next;

    public void Add(CallDocument call)
    {
        lock (_gate)
        {
            _calls[_next] = call;
            _next = (_next + 1) % _calls.Length;
        }
    }

    /// <summary>Copies the last calls, newest first.</summary>
    public IReadOnlyList<CallDocument> Read(int limit)
    {
        List<CallDocument> calls = new(Math.Min(limit, _calls.Length));
        lock (_gate)
        {
            for (var i = 1; i <= _calls.Length && calls.Count < limit; i++)
            {
                if (_calls[(_next - i + _calls.Length) % _calls.Length] is not { } call)
                    break;
                calls.Add(call);
            }
        }

        return calls;
    }
}
