namespace LlmAttributes;

/// <summary>Asks several members and merges their answers; without generator or container.</summary>
/// <remarks>
/// A member that fails or is late is a vote less and not a failed call, as long as the quorum holds. Members that are not needed any more are cancelled and awaited; one that
/// ignores its token is left alone after a second. An instance may be used by many threads.
/// </remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class Ensembler<T>
{
    private readonly EnsemblerOptions<T> _options;
    private readonly ILlmEnsembleStrategy<T> _strategy;

    /// <summary>Creates an ensembler.</summary>
    /// <param name="options">How it asks and merges; later changes have no effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    public Ensembler(EnsemblerOptions<T>? options = null)
    {
        _options = options?.Copy() ?? new();
        _strategy = _options.Strategy ?? new MajorityVoteStrategy<T>();
    }

    /// <summary>Asks members that have no names of their own; they are called <c>1</c>, <c>2</c> and so on.</summary>
    /// <param name="members">Each asks one.</param>
    /// <returns>The merged answer.</returns>
    /// <exception cref="ArgumentException">There is no member, or the quorum cannot be reached.</exception>
    /// <exception cref="LlmException">Fewer members answered than the quorum asks; the message lists each.</exception>
    public Task<EnsembleResponse<T>> RunAsync(params Func<CancellationToken, ValueTask<T>>[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var named = new EnsembleMember<T>[members.Length];
        for (var i = 0; i < named.Length; i++)
            named[i] = new((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), members[i]);
        return RunAsync(named, CancellationToken.None);
    }

    /// <summary>Asks the members.</summary>
    /// <param name="members">The members, at least one, each with a name of its own.</param>
    /// <param name="cancellationToken">Cancels all.</param>
    /// <returns>The merged answer.</returns>
    /// <exception cref="ArgumentException">There is no member, two have one name, or the quorum cannot be reached.</exception>
    /// <exception cref="LlmException">Fewer members answered than the quorum asks; the message lists each.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<EnsembleResponse<T>> RunAsync(IReadOnlyList<EnsembleMember<T>> members, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(members);
        var replies = Pending(members);
        var quorum = _options.Quorum ?? _strategy.QuorumOf(replies.Length);
        if (quorum > replies.Length)
            throw new ArgumentException($"A quorum of {quorum} cannot be reached by {replies.Length} members; lower it, or give more members.", nameof(members));
        var order = _strategy is StagedStrategy<T> staged ? staged.Order(Array.ConvertAll(replies, static reply => reply.Model)) : [.. Enumerable.Range(0, replies.Length)];
        var rules = new EnsembleRules<T>(_strategy, quorum, order)
        {
            MaxConcurrency = _options.MaxConcurrency ?? int.MaxValue,
            EarlyStop = _strategy is CascadeStrategy<T> or StagedStrategy<T> ? EarlyStop.Confidence : _options.EarlyStop,
            MinScore = _options.MinScore,
            OnMemberFailure = _options.OnMemberFailure,
        };
        var ballot = new EnsembleBallot<T>(replies)
        {
            Comparer = _options.Comparer,
            TaskType = _options.TaskType,
            Choices = _options.Choices,
            EarlyStop = rules.EarlyStop,
            ConfidenceTarget = _options.ConfidenceTarget,
            Request = _options.Request,
        };
        var start = _options.TimeProvider.GetTimestamp();
        await new EnsembleRun<T>(new MemberSource<T>(members, _options.ScoreQuality, _options.TimeProvider), rules, ballot, _options.TimeProvider).AskAsync(_options.Timeout, start, cancellationToken).ConfigureAwait(false);
        if (EnsembleFault.Find(ballot, rules) is { } fault)
            throw fault;
        var decision = await _strategy.DecideAsync(ballot, cancellationToken).ConfigureAwait(false);
        return EnsembleMerge.Respond(ballot, decision, EnsembleStrategies.KindOf(_strategy), _strategy, _options.TimeProvider.GetElapsedTime(start), null);
    }

    private static EnsembleReply<T>[] Pending(IReadOnlyList<EnsembleMember<T>> members)
    {
        if (members.Count == 0)
            throw new ArgumentException("Members are missing; give at least one.", nameof(members));
        var replies = new EnsembleReply<T>[members.Count];
        for (var i = 0; i < replies.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (members[j].Name == members[i].Name)
                    throw new ArgumentException($"Two members are called '{members[i].Name}'; give each a name of its own.", nameof(members));
            }

            replies[i] = new(members[i].Name) { Weight = members[i].Weight };
        }

        return replies;
    }
}
