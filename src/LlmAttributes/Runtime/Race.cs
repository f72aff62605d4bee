using System.Diagnostics;

namespace LlmAttributes.Runtime;

/// <summary>What the runs of one hedged call share: which candidates are taken, and how many attempts were made.</summary>
internal sealed class Race(Candidate first, int attempts)
{
    private readonly List<Candidate> _claimed = [first];
    private readonly object _gate = new();
    private int _attempts = attempts;

    /// <summary>The links of further spans to the one of the first attempt.</summary>
    public ActivityLink[]? Links { get; private set; }

    public int Attempts => Volatile.Read(ref _attempts);

    public void CountAttempt() => Interlocked.Increment(ref _attempts);

    /// <summary>Takes note of the span of the first attempt.</summary>
    public void Begin(ActivityContext span) => Links ??= [new(span)];

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
