namespace LlmAttributes;

/// <summary>The turn of a conversation that has begun; the next begins when it is disposed.</summary>
internal sealed class HeldTurn(ConversationGates gates, string id, Action leave) : IDisposable
{
    private static readonly AsyncLocal<HeldTurn?> s_current = new();

    private HeldTurn? _outer;
    private volatile bool _isOver;

    /// <summary>Whether the running code is part of a turn of a conversation, and so would wait for itself.</summary>
    public static bool IsWithin(ConversationGates gates, string id)
    {
        for (var held = s_current.Value; held is not null; held = held._outer)
        {
            if (held.Is(gates, id))
                return true;
        }

        return false;
    }

    /// <summary>Makes what the calling method starts a part of the turn.</summary>
    public void Enter()
    {
        if (s_current.Value == this)
            return;
        _outer = s_current.Value;
        s_current.Value = this;
    }

    public void Dispose()
    {
        _isOver = true;
        leave();
    }

    // What a tool has left running may go on in a conversation whose turn is over.
    private bool Is(ConversationGates other, string otherId) => !_isOver && other == gates && string.Equals(otherId, id, StringComparison.Ordinal);
}
