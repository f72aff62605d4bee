namespace LlmAttributes;

/// <summary>Lets the calls of one conversation go one after the other, in the order in which they came.</summary>
internal sealed class ConversationGates
{
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits for a turn.</summary>
    /// <returns>The turn, to be disposed when it is over.</returns>
    public async Task<IDisposable> EnterAsync(string id, CancellationToken cancellationToken)
    {
        Gate? gate;
        lock (_gates)
        {
            if (!_gates.TryGetValue(id, out gate))
                _gates.Add(id, gate = new());
            gate.Users++;
        }

        try
        {
            await gate.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(id, gate);
            throw;
        }

        return new Entered(this, id, gate);
    }

    private void Leave(string id, Gate gate)
    {
        lock (_gates)
        {
            if (--gate.Users > 0)
                return;
            _gates.Remove(id);
        }

        gate.Turn.Dispose();
    }

    private sealed class Gate
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Entered(ConversationGates gates, string id, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Turn.Release();
            gates.Leave(id, gate);
        }
    }
}
