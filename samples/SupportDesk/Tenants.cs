using System.Globalization;
using LlmAttributes;

namespace SupportDesk;

/// <summary>The tenants, and what each may spend a day.</summary>
internal sealed class Tenants
{
    private const string Section = "DailyUsdByTenant";
    private readonly Dictionary<string, decimal> _dailyUsd = new(StringComparer.Ordinal);

    public static Tenants Read(IConfiguration configuration)
    {
        var tenants = new Tenants();
        foreach (var tenant in configuration.GetSection(Section).GetChildren())
        {
            tenants._dailyUsd[tenant.Key] = decimal.TryParse(tenant.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var usd)
                ? usd
                : throw new InvalidOperationException($"'{Section}:{tenant.Key}' is '{tenant.Value}', which is no amount; give one in USD such as 0.50.");
        }

        return tenants;
    }

    public bool Has(string tenant) => _dailyUsd.ContainsKey(tenant);

    /// <summary>Names the budget of a tenant.</summary>
    public static string BudgetOf(string tenant) => $"tenant-{tenant}";

    /// <summary>Gives each tenant a budget of its own.</summary>
    public void AddBudgets(LlmRuntimeBuilder runtime)
    {
        foreach (var (tenant, usd) in _dailyUsd)
            runtime.AddBudget(new(BudgetOf(tenant), usd, BudgetPeriod.Day) { Tenant = tenant });
    }
}
