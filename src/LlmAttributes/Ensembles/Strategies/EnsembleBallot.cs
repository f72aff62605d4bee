namespace LlmAttributes;

/// <summary>The answers of one run of an ensemble, so far, and who voted for what.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class EnsembleBallot<T>
{
    /// <summary>The vote of a member that has none.</summary>
    public const int NoVote = -1;

    internal const double DefaultTarget = 0.9;

    private readonly EnsembleReply<T>[] _replies;
    private readonly int[] _votes;
    private readonly double[] _weights;

    /// <summary>Makes a ballot.</summary>
    /// <param name="replies">One reply per member, in the declared order.</param>
    public EnsembleBallot(params EnsembleReply<T>[] replies)
    {
        ArgumentNullException.ThrowIfNull(replies);
        _replies = replies;
        _votes = new int[replies.Length];
        _weights = new double[replies.Length];
        _votes.AsSpan().Fill(NoVote);
    }

    /// <summary>Gets one reply per member, in the declared order.</summary>
    public IReadOnlyList<EnsembleReply<T>> Replies => _replies;

    /// <summary>Gets which answers are the same.</summary>
    public IEqualityComparer<T> Comparer { get; init; } = EqualityComparer<T>.Default;

    /// <summary>Whether answers are values that are the same when they are equal.</summary>
    internal bool IsPlain => typeof(T).IsValueType && ReferenceEquals(Comparer, EqualityComparer<T>.Default);

    /// <summary>Gets the kind of task, or <see langword="null"/>.</summary>
    public string? TaskType { get; init; }

    /// <summary>Gets among how many answers the members choose, such as the values of an enumeration; 0 when any answer is possible.</summary>
    public int Choices { get; init; }

    /// <summary>Gets what may end the asking.</summary>
    public EarlyStop EarlyStop { get; init; }

    /// <summary>Gets the confidence at which <see cref="EarlyStop.Confidence"/> stops.</summary>
    public double ConfidenceTarget { get; init; } = DefaultTarget;

    /// <summary>Gets how many members have neither answered nor failed.</summary>
    public int Pending => Count(ReplyState.Pending);

    /// <summary>Gets how many answers count.</summary>
    public int Voters => Count(ReplyState.Answered);

    /// <summary>Gets what the members were asked, for a judge; <see langword="null"/> where it is not known.</summary>
    public string? Request { get; init; }

    /// <summary>The budget and the tenant of the call, for what the merge asks of models.</summary>
    internal LlmCallOptions? Asking { get; init; }

    /// <summary>What the merge itself asked of models.</summary>
    internal List<AttemptRecord>? Spent { get; private set; }

    internal Span<EnsembleReply<T>> All => _replies;

    internal Span<int> Votes => _votes;

    internal Span<double> Weights => _weights;

    /// <summary>Gets what a member voted for.</summary>
    /// <param name="reply">The place of its reply.</param>
    /// <returns>A number that equal answers share, or <see cref="NoVote"/>.</returns>
    public int VoteOf(int reply) => _votes[reply];

    /// <summary>Gets the weight of a member's vote.</summary>
    /// <param name="reply">The place of its reply.</param>
    public double WeightOf(int reply) => _weights[reply];

    /// <summary>Notes what a member voted for.</summary>
    /// <param name="reply">The place of its reply.</param>
    /// <param name="option">A number that equal answers share, or <see cref="NoVote"/>.</param>
    /// <param name="weight">How much the vote counts.</param>
    public void Vote(int reply, int option, double weight) => (_votes[reply], _weights[reply]) = (option, weight);

    /// <summary>Notes what the merge asked of a model, such as a judge; it belongs to the call's attempts and cost.</summary>
    /// <param name="attempts">What was asked.</param>
    public void Spend(IEnumerable<AttemptRecord> attempts) => (Spent ??= []).AddRange(attempts);

    /// <summary>Takes note of what became of a member.</summary>
    internal void Take(int member, EnsembleReply<T> reply) => _replies[member] = reply;

    internal int Count(ReplyState state)
    {
        var count = 0;
        foreach (var reply in _replies)
            count += reply.State == state ? 1 : 0;
        return count;
    }
}
