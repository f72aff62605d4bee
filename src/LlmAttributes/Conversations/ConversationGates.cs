namespace LlmAttributes;

/// <summary>Lets the calls of one conversation go one after the other, in the order in which they came.</summary>
internal sealed class ConversationGates
{
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits for a turn.</summary>
    /// <returns>The turn, to be disposed when it is over.</returns>
    /// <exception cref="InvalidOperationException">The running code is part of a turn of the conversation.</exception>
    public async Task<HeldTurn> EnterAsync(string id, CancellationToken cancellationToken)
    {
        if (HeldTurn.IsWithin(this, id))
            throw new InvalidOperationException("A call within a turn of a conversation, such as of a tool, would wait for that turn to end; make it without the conversation, or in another.");

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

        return new(this, id, () =>
        {
            gate.Turn.Release();
            Leave(id, gate);
        });
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
}
