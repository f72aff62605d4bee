namespace LlmAttributes;

/// <summary>The results that can still be judged, at most so many; the oldest is forgotten first.</summary>
internal sealed class FeedbackTable(int most)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, FeedbackTarget> _targets = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Add(string id, FeedbackTarget target)
    {
        lock (_gate)
        {
            _targets[id] = target;
            _order.Enqueue(id);

            // What was judged has left the table, but not yet the queue.
            while (_order.Count > most)
                _targets.Remove(_order.Dequeue());
        }
    }

    public FeedbackTarget? Take(string id)
    {
        lock (_gate)
            return _targets.Remove(id, out var target) ? target : null;
    }
}
