namespace LlmAttributes.Runtime;

/// <summary>What the runs of one hedged call share: which candidates are taken, and how many attempts were made.</summary>
internal sealed class Race(Candidate first, int attempts)
{
    private readonly List<Candidate> _claimed = [first];
    private int _attempts = attempts;

    public int Attempts => Volatile.Read(ref _attempts);

    public void CountAttempt() => Interlocked.Increment(ref _attempts);

    public bool HasClaimed(Candidate candidate) => _claimed.Contains(candidate);

    public Candidate? Claim(Candidate? candidate)
    {
        if (candidate is not null)
            _claimed.Add(candidate);
        return candidate;
    }
}
