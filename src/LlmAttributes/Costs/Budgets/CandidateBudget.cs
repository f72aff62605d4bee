using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>The shared budgets that hold for attempts of one call at one model.</summary>
internal sealed class CandidateBudget(LlmBudgets owner, IReadOnlyList<BudgetTemplate> templates)
{
    private readonly BudgetTemplate[] _templates = [.. templates];
    private readonly BudgetLimit[]? _fixed = templates.All(static t => t.IsFixed) ? [.. templates.Select(static t => t.Limit)] : null;
    private readonly bool _asksTags = templates.Any(static t => t.Tag is not null);
    private readonly ConcurrentDictionary<string, BudgetLimit[]> _byTenant = new(StringComparer.Ordinal);

    /// <summary>Gets the limits that hold for a call.</summary>
    public BudgetLimit[] For(string? tenant, IReadOnlyCollection<string>? tags)
    {
        if (_fixed is not null)
            return _fixed;
        if (_asksTags && tags is { Count: > 0 })
            return Build(tenant, tags);
        return _byTenant.TryGetValue(tenant ?? "", out var limits) ? limits : _byTenant.GetOrAdd(tenant ?? "", Build(tenant, null));
    }

    private BudgetLimit[] Build(string? tenant, IReadOnlyCollection<string>? tags)
    {
        List<BudgetLimit> limits = new(_templates.Length);
        foreach (var template in _templates)
        {
            if ((template.Tag is { } tag && tags?.Contains(tag) != true) || (template.Tenant is { } only && only != tenant))
                continue;
            limits.Add(template.PerTenant ? owner.OfTenant(template.Limit, tenant) : template.Limit);
        }

        return [.. limits];
    }
}
