using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>Collects what generated code says of the cases of a contract.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CaseTable
{
    private readonly List<PromptCase> _cases = [];

    internal CaseTable()
    {
    }

    internal IReadOnlyList<PromptCase> Cases => _cases;

    /// <summary>Adds a case of a call.</summary>
    /// <typeparam name="T">The type of its answer.</typeparam>
    /// <param name="call">The bound call.</param>
    /// <param name="name">The name of the case.</param>
    /// <param name="ask">Makes the call.</param>
    /// <param name="skip">Why the case is not run.</param>
    /// <param name="maxCostUsd">What the call may cost.</param>
    /// <param name="checks">What is expected.</param>
    public void Add<T>(BoundCall<T> call, string name, Func<LlmCallOptions?, CancellationToken, Task<LlmResult<T>>> ask, string? skip, decimal? maxCostUsd, params CaseCheck<T>[] checks)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(checks);
        Add(call.Plan, name, skip, async (options, token) =>
        {
            var result = await ask(options, token).ConfigureAwait(false);

            // What was merged out of several answers stands in none of them.
            return Answer(result, result.Value, result.Value as string ?? result.Response.Text, result.Duration, maxCostUsd, checks);
        });
    }

    /// <summary>Adds a case of a stream of text.</summary>
    /// <param name="call">The bound stream.</param>
    /// <param name="name">The name of the case.</param>
    /// <param name="ask">Makes the call.</param>
    /// <param name="skip">Why the case is not run.</param>
    /// <param name="maxCostUsd">What the call may cost.</param>
    /// <param name="checks">What is expected of the whole text.</param>
    public void AddText(BoundStream call, string name, Func<LlmCallOptions?, CancellationToken, LlmStream<string>> ask, string? skip, decimal? maxCostUsd, params CaseCheck<string>[] checks)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(checks);
        Add(call.Plan, name, skip, async (options, token) =>
        {
            var start = call.Time.GetTimestamp();
            var (pieces, facts) = await ReadAsync(ask(options, token), token).ConfigureAwait(false);
            var text = string.Concat(pieces);
            return Answer(facts, text, text, facts?.Duration ?? call.Time.GetElapsedTime(start), maxCostUsd, checks);
        });
    }

    /// <summary>Adds a case of a stream of values.</summary>
    /// <typeparam name="T">What it yields.</typeparam>
    /// <param name="call">The bound stream.</param>
    /// <param name="name">The name of the case.</param>
    /// <param name="ask">Makes the call.</param>
    /// <param name="skip">Why the case is not run.</param>
    /// <param name="maxCostUsd">What the call may cost.</param>
    /// <param name="checks">What is expected of all values.</param>
    public void AddItems<T>(
        BoundStream<T> call, string name, Func<LlmCallOptions?, CancellationToken, LlmStream<T>> ask, string? skip, decimal? maxCostUsd, params CaseCheck<IReadOnlyList<T>>[] checks)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(checks);
        Add(call.Plan, name, skip, async (options, token) =>
        {
            var start = call.Time.GetTimestamp();
            var (items, facts) = await ReadAsync(ask(options, token), token).ConfigureAwait(false);
            var text = facts?.Response.Text ?? CaseText.Lines(items);
            return Answer<IReadOnlyList<T>, IReadOnlyList<T>>(facts, items, text, facts?.Duration ?? call.Time.GetElapsedTime(start), maxCostUsd, checks);
        });
    }

    /// <summary>Adds a case that was declared wrongly, so that it is missed by nobody.</summary>
    /// <param name="contract">The name of the contract.</param>
    /// <param name="call">The name of the method.</param>
    /// <param name="name">The name of the case.</param>
    /// <param name="fault">The rule and what it says.</param>
    public void AddBroken(string contract, string call, string name, string fault) =>
        _cases.Add(new(contract, call, name, (_, _) => throw new NotSupportedException(fault)));

    private void Add(CallPlan plan, string name, string? skip, Func<LlmCallOptions?, CancellationToken, Task<PromptCaseAnswer>> ask) =>
        _cases.Add(new(plan.Contract, plan.Call, name, ask) { Skip = skip });

    private static async Task<(List<T> Items, LlmResult<IReadOnlyList<T>>? Facts)> ReadAsync<T>(LlmStream<T> stream, CancellationToken cancellationToken)
    {
        List<T> items = [];
        await foreach (var item in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
            items.Add(item);

        // A document that is streamed in chunks has the facts of none of them.
        return (items, stream.Facts is null ? null : await stream.Completion.ConfigureAwait(false));
    }

    private static PromptCaseAnswer Answer<TResult, T>(LlmResult<TResult>? facts, T value, string text, TimeSpan duration, decimal? maxCostUsd, CaseCheck<T>[] checks)
    {
        List<PromptCaseFault> faults = [];
        foreach (var check in checks)
        {
            if (check.Check(value, text) is { } fault)
                faults.Add(fault);
        }

        var cost = facts?.Cost ?? Cost.Unknown;
        if (maxCostUsd is { } limit && !(cost.IsKnown && cost.Usd <= limit))
            faults.Add(new("cost", $"at most {Cost.FromUsd(limit)}", cost.ToString()));
        return new(text, faults) { Model = facts?.Model ?? "", Attempts = facts?.Attempts ?? [], Prompt = facts?.Prompt, Cost = cost, Duration = duration };
    }
}
