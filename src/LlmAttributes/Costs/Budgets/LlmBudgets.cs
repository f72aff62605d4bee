using System.Collections.Concurrent;
using LlmAttributes.Runtime;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The budgets of a runtime: those of <see cref="BudgetAttribute"/>, as far as their clients were created, and those of <see cref="LlmRuntimeBuilder.AddBudget"/>. Thread-safe.</summary>
/// <remarks>Handlers of the events run on the thread of the call; what they throw is ignored.</remarks>
public sealed partial class LlmBudgets
{
    private const char TenantMark = '@';

    private readonly ConcurrentDictionary<string, BudgetLimit> _limits = new(StringComparer.Ordinal);
    private readonly List<(BudgetRule Rule, BudgetTemplate Template)> _rules = [];
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal LlmBudgets(IBudgetStore store, IReadOnlyList<BudgetRule> rules, TimeProvider time, ILogger logger)
    {
        Store = store;
        _time = time;
        _logger = logger;
        foreach (var rule in rules)
        {
            var limit = new BudgetLimit(rule.Name, rule.Usd, rule.Period, rule.Window, ZoneOf(rule.TimeZone), rule.SoftLimit) { OnExceeded = rule.OnExceeded };
            _limits.TryAdd(rule.Name, limit);
            _rules.Add((rule, new(limit, rule.PerTenant, rule.Tenant, rule.Tag)));
        }
    }

    /// <summary>Occurs when what was spent in a period reaches the soft limit of a budget; once a period.</summary>
    public event EventHandler<BudgetEventArgs>? SoftLimitReached;

    /// <summary>Occurs when a budget does not allow an attempt, or leaves a route without a candidate.</summary>
    public event EventHandler<BudgetEventArgs>? Exceeded;

    /// <summary>Occurs when an attempt cost more than its worst case.</summary>
    public event EventHandler<BudgetOverrunEventArgs>? Overrun;

    internal IBudgetStore Store { get; }

    /// <summary>Raises a budget for a while.</summary>
    /// <param name="name">The name of the budget: that of its <see cref="BudgetRule"/>, or for an attribute its place and period, such as <c>contract:Shop.IDesk/month</c>.</param>
    /// <param name="usd">By how much, in USD; below 0 lowers it. Raises add up.</param>
    /// <param name="until">When the raise ends.</param>
    /// <param name="tenant">Whose account is raised, where each tenant has one.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that ends when the store has kept it. With a shared store it holds for all processes.</returns>
    /// <exception cref="ArgumentException">The runtime has no budget of that name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is 0, or more than 9,000,000 USD.</exception>
    public async ValueTask RaiseAsync(string name, decimal usd, DateTimeOffset until, string? tenant = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (usd is 0 or > BudgetLimit.LargestUsd or < -BudgetLimit.LargestUsd)
            throw new ArgumentOutOfRangeException(nameof(usd), usd, $"A budget is raised by an amount other than 0, at the most {BudgetLimit.LargestUsd} USD.");
        if (!_limits.TryGetValue(name, out var limit))
            throw new ArgumentException($"There is no budget '{name}'; use one of {string.Join(", ", _limits.Keys.Order(StringComparer.Ordinal).Select(static n => $"'{n}'"))}.", nameof(name));
        var account = tenant is null ? limit : OfTenant(limit, tenant);
        await Store.RaiseAsync(account.Name, (long)(usd * Price.PicoPerUsd), until, _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        account.Memo.Forget();
        Log.BudgetRaised(_logger, account.Name, usd, until);
    }

    /// <summary>Reads how the budgets stand. Accounts of tenants are among them once the tenant was seen.</summary>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>The budgets, sorted by name.</returns>
    public async ValueTask<IReadOnlyList<BudgetStatus>> ReadAsync(CancellationToken cancellationToken = default)
    {
        List<BudgetStatus> all = [];
        var now = _time.GetUtcNow();
        foreach (var limit in _limits.Values.OrderBy(static l => l.Name, StringComparer.Ordinal))
        {
            var reading = await Store.ReadAsync(limit, now, cancellationToken).ConfigureAwait(false);
            all.Add(new(limit)
            {
                SpentUsd = reading.SpentPicoUsd / Price.PicoPerUsd,
                ReservedUsd = reading.ReservedPicoUsd / Price.PicoPerUsd,
                RaisedUsd = reading.RaisedPicoUsd / Price.PicoPerUsd,
                Reservations = reading.Reservations,
                MoreAt = limit.BucketEnd(now),
            });
        }

        return all;
    }

    /// <summary>Finds the budgets of a call's attempts at a model.</summary>
    /// <returns>The budgets, or <see langword="null"/> when none can hold.</returns>
    /// <exception cref="ArgumentException">A limit is out of its range, or declared differently elsewhere.</exception>
    internal CandidateBudget? Find(CallPlan plan, string model)
    {
        List<BudgetTemplate> found = [];
        foreach (var declared in plan.Budget?.Limits ?? [])
            found.Add(new(Declare(declared), declared.PerTenant, null, null));
        foreach (var (rule, template) in _rules)
        {
            // What a shadow costs is its own affair, and that of its model.
            if (plan.IsShadow && rule.Model is null)
                continue;
            if ((rule.Contract ?? plan.Contract) == plan.Contract && (rule.Call ?? plan.Call) == plan.Call && (rule.Model ?? model) == model)
                found.Add(template);
        }

        if (found.Count > 64)
            throw new ArgumentException($"{found.Count} budgets hold for model '{model}'; at the most 64 can", nameof(plan));
        return found.Count == 0 ? null : new(this, found);
    }

    /// <summary>The account of a tenant.</summary>
    internal BudgetLimit OfTenant(BudgetLimit limit, string? tenant) =>
        _limits.GetOrAdd($"{limit.Name}{TenantMark}{tenant}", static (name, of) => new(name, of.Usd, of.Period, of.Window, of.TimeZone, of.SoftShare) { OnExceeded = of.OnExceeded }, limit);

    internal static TimeZoneInfo ZoneOf(string? id)
    {
        try
        {
            return id is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(id);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new ArgumentException($"There is no time zone '{id}'; use an IANA name such as 'Europe/Berlin'", nameof(id), exception);
        }
    }

    private BudgetLimit Declare(BudgetLimitPlan plan)
    {
        var name = $"{plan.Scope}/{(plan.Window == BudgetWindow.Rolling ? "rolling-" : "")}{NameOf(plan.Period)}{(plan.PerTenant ? "/tenant" : "")}";
        var limit = _limits.GetOrAdd(name, static (account, from) => new(account, from.Usd, from.Period, from.Window, ZoneOf(from.TimeZone), from.SoftLimit ?? 1), plan);
        if (limit.Usd != plan.Usd)
            throw new ArgumentException($"Budget '{name}' is ${limit.Usd} in one place and ${plan.Usd} in another; make them equal", nameof(plan));
        return limit;
    }

    private static string NameOf(BudgetPeriod period) => period switch
    {
        BudgetPeriod.Minute => "minute",
        BudgetPeriod.Hour => "hour",
        BudgetPeriod.Day => "day",
        BudgetPeriod.Week => "week",
        _ => "month",
    };
}
