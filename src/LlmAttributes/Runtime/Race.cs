namespace LlmAttributes.Runtime;

/// <summary>What the runs of one hedged call share: which candidates are taken, and how many attempts were made.</summary>
internal sealed class Race(Candidate first, int attempts)
{
    private readonly List<Candidate> _claimed = [first];
    private readonly object _gate = new();
    private int _attempts = attempts;

    public int Attempts => Volatile.Read(ref _attempts);

    public void CountAttempt() => Interlocked.Increment(ref _attempts);

    public bool HasClaimed(Candidate candidate)
    {
        lock (_gate)
            return _claimed.Contains(candidate);
    }

    /// <summary>Finds a candidate and takes it, so that no other run does.</summary>
    public Candidate? Claim(Func<Candidate?> find)
    {
        lock (_gate)
        {
            var candidate = find();
            if (candidate is not null)
                _claimed.Add(candidate);
            return candidate;
        }
    }
}
