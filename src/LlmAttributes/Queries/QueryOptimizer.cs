using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Makes queries clearer before they are asked, and learns from outcomes what helps. Thread-safe.</summary>
/// <remarks>
/// The words of the user stay as they are, but where a change says otherwise (<see cref="OptimizedQuery.Changes"/>). No gain is taken for granted: until outcomes are reported, a query gets
/// what its findings call for and the gain is unknown; then strategies that harm are left out, those that help are added, and to do nothing is one of the choices.
/// </remarks>
public sealed partial class QueryOptimizer
{
    private const int KnownDemands = 4;

    private readonly QueryOptimizerOptions _options;
    private readonly TimeProvider _time;
    private readonly RandomSource _random;
    private readonly StrategyGains _gains = new();
    private readonly QueryHistory _history;
    private readonly Tuple<string, QueryKnowledge>?[] _demands = new Tuple<string, QueryKnowledge>?[KnownDemands];
    private int _nextDemands;

    /// <summary>Creates an optimizer.</summary>
    /// <param name="options">How it works.</param>
    /// <param name="time">The clock; that of the system when it is <see langword="null"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    public QueryOptimizer(QueryOptimizerOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new();
        _options.Validate();
        _time = time ?? TimeProvider.System;
        _random = new((ulong)_options.Seed);
        _history = new(_options.MaxHistory);
    }

    /// <summary>Decides what to do to a query, without doing it.</summary>
    /// <param name="query">The words of the user.</param>
    /// <param name="context">What is known of it from elsewhere.</param>
    /// <returns>The plan.</returns>
    public QueryPlan Plan(ReadOnlySpan<char> query, QueryContext? context = null) => Plan(query, context ?? QueryContext.Nothing, _options.Strategies, _options.TrialShare);

    /// <summary>Optimizes a query.</summary>
    /// <param name="query">The words of the user.</param>
    /// <returns>The query as it is asked.</returns>
    public OptimizedQuery Optimize(string query) => Optimize(query, QueryContext.Nothing);

    /// <summary>Optimizes a query.</summary>
    /// <param name="query">The words of the user.</param>
    /// <param name="context">What is known of it from elsewhere.</param>
    /// <returns>The query as it is asked.</returns>
    public OptimizedQuery Optimize(string query, QueryContext context)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Optimize([new ChatMessage(ChatRole.User, query)], context);
    }

    /// <summary>Optimizes the last message of the user.</summary>
    /// <param name="messages">The messages; they are not changed.</param>
    /// <returns>The messages as they are sent.</returns>
    public OptimizedQuery Optimize(IReadOnlyList<ChatMessage> messages) => Optimize(messages, QueryContext.Nothing);

    /// <summary>Optimizes the last message of the user.</summary>
    /// <param name="messages">The messages; they are not changed.</param>
    /// <param name="context">What is known of the query from elsewhere.</param>
    /// <returns>The messages as they are sent.</returns>
    public OptimizedQuery Optimize(IReadOnlyList<ChatMessage> messages, QueryContext context)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(context);
        return Optimize(messages, context, new());
    }

    /// <summary>Optimizes the last message of the user, and lets a model write it anew where it is unclear.</summary>
    /// <param name="messages">The messages; they are not changed.</param>
    /// <param name="rewriter">The model. What it writes is taken only when it keeps every number and quotation; when it fails, the query stays as it is.</param>
    /// <param name="context">What is known of the query from elsewhere.</param>
    /// <param name="cancellationToken">Cancels the wait for the model.</param>
    /// <returns>The messages as they are sent.</returns>
    public async ValueTask<OptimizedQuery> OptimizeAsync(IReadOnlyList<ChatMessage> messages, IChatClient rewriter, QueryContext? context = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(rewriter);
        return await OptimizeAsync(
            messages, context ?? QueryContext.Nothing, new(), async (prompt, token) => (await rewriter.GetResponseAsync(prompt, null, token).ConfigureAwait(false)).Text, null, cancellationToken).ConfigureAwait(false);
    }

    internal async ValueTask<OptimizedQuery> OptimizeAsync(
        IReadOnlyList<ChatMessage> messages,
        QueryContext context,
        QueryLimits limits,
        Func<List<ChatMessage>, CancellationToken, ValueTask<string>> rewriter,
        Action<Exception>? onFailure,
        CancellationToken cancellationToken)
    {
        var optimized = Optimize(messages, context, limits);
        if (optimized.Plan.Clarity.Band == ClarityBand.High || optimized.Original.Length == 0)
            return optimized;
        string written;
        try
        {
            written = (await rewriter(QueryRewriter.Ask(optimized.Original), cancellationToken).ConfigureAwait(false)).Trim();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            onFailure?.Invoke(exception);
            return optimized;
        }

        if (!QueryRewriter.Keeps(optimized.Original, written) || written == optimized.Original)
            return optimized;

        // What was replaced word by word is written anew as a whole.
        List<QueryChange> changes =
        [
            new(QueryStrategies.Clarify, written, "A model wrote the request anew.") { Length = optimized.Original.Length, Start = 0, Tokens = Math.Max(0, QueryTokens.Count(written) - QueryTokens.Count(optimized.Original)) },
            .. optimized.Changes.Where(static change => change.Start < 0),
        ];
        return Change(messages, QueryMessages.IndexOf(messages), optimized.Original, optimized.Plan, context, changes);
    }

    internal OptimizedQuery Optimize(IReadOnlyList<ChatMessage> messages, QueryContext context, QueryLimits limits)
    {
        var at = QueryMessages.IndexOf(messages);
        var query = at < 0 ? "" : QueryMessages.TextOf(messages[at])!.Text;
        var known = at < 0 ? context.Known : context.Known | KnownFrom(messages, at);
        if (known != context.Known)
            context = context with { Known = known };
        var plan = Plan(query, context, limits.Strategies & _options.Strategies, limits.TrialShare ?? _options.TrialShare);
        if (plan.Strategies == QueryStrategies.None || query.Length == 0)
            return new(query, plan, context) { Messages = messages };

        var draft = new QueryDraft(query, plan, context, _options.Defaults, limits.MaxAddedTokens ?? _options.MaxAddedTokens);
        Propose(draft, plan.Strategies);
        return draft.Changes.Count == 0 ? new(query, plan, context) { Messages = messages } : Change(messages, at, query, plan, context, draft.Changes);
    }

    private static OptimizedQuery Change(IReadOnlyList<ChatMessage> messages, int at, string query, QueryPlan plan, QueryContext context, IReadOnlyList<QueryChange> changes)
    {
        var text = QueryMessages.Write(query, changes);
        return new(query, plan, context) { Text = text, Changes = changes, Messages = QueryMessages.Apply(messages, at, text, changes) };
    }

    // What mends a fault goes before what only adds, so that the limit cuts the latter.
    private void Propose(QueryDraft draft, QueryStrategies strategies)
    {
        if (strategies.HasFlag(QueryStrategies.Simplify))
            SimplifyStrategy.Propose(draft);
        if (strategies.HasFlag(QueryStrategies.Clarify))
            ClarifyStrategy.Propose(draft);
        if (strategies.HasFlag(QueryStrategies.Constrain))
            ConstrainStrategy.Propose(draft);
        if (strategies.HasFlag(QueryStrategies.Expand))
            ExpandStrategy.Propose(draft);
        if (strategies.HasFlag(QueryStrategies.Exemplify))
            ExemplifyStrategy.Propose(draft, _history.Pick(draft.Context.Partition, draft.Plan.Task.Task, draft.Query, _options.MaxExamples), _options.MaxExamples);
    }

    private QueryPlan Plan(ReadOnlySpan<char> query, QueryContext context, QueryStrategies allowed, double trialShare)
    {
        var task = TaskDetector.Detect(query);
        var clarity = ClarityAnalyzer.Analyze(query, context.Known);
        var (asked, possible) = QueryPlanner.Of(clarity, context, _history.HasExamples(context.Partition, task.Task));
        var choice = _gains.Choose(task.Task, clarity.Band, asked & allowed, possible & allowed, trialShare, _random);
        return new(task, clarity, choice.Strategies) { Gain = choice.Gain, Avoided = choice.Avoided, IsTrial = choice.IsTrial };
    }

    private QueryKnowledge KnownFrom(IReadOnlyList<ChatMessage> messages, int at)
    {
        var known = QueryKnowledge.None;
        for (var i = 0; i < messages.Count; i++)
        {
            if (i == at)
            {
                for (var c = 0; c < messages[i].Contents.Count; c++)
                    known |= messages[i].Contents[c] is TextContent ? 0 : QueryKnowledge.Material;
            }
            else if (messages[i].Role == ChatRole.System)
            {
                known |= DemandsOf(messages[i].Text);
            }
            else if (messages[i].Role == ChatRole.Assistant || messages[i].Role == ChatRole.Tool || messages[i].Role == ChatRole.User)
            {
                known |= QueryKnowledge.History;
            }
        }

        return known;
    }

    // The system messages of a contract are the same from call to call, but for the delimiters of untrusted values.
    private QueryKnowledge DemandsOf(string message)
    {
        var text = FenceMarks.WithoutNotice(message);
        for (var i = 0; i < KnownDemands; i++)
        {
            if (Volatile.Read(ref _demands[i]) is { } known && text.SequenceEqual(known.Item1))
                return known.Item2;
        }

        var demands = ClarityAnalyzer.DemandsOf(text);
        Volatile.Write(ref _demands[(uint)Interlocked.Increment(ref _nextDemands) % KnownDemands], new(text.ToString(), demands));
        return demands;
    }
}
