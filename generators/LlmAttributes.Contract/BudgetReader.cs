using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads budgets: the limit of a call is inherited, the limits of periods of all levels hold together, each in the account of its place.</summary>
internal static class BudgetReader
{
    private static readonly (string Property, string Period)[] s_periods =
    [
        ("PerMinuteUsd", "Minute"),
        ("HourlyUsd", "Hour"),
        ("DailyUsd", "Day"),
        ("WeeklyUsd", "Week"),
        ("MonthlyUsd", "Month"),
    ];

    public static BudgetModel Read(DeclarationLevel level)
    {
        var limits = new List<BudgetLimitModel>();
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Own[DeclarationKind.Budget] is { } attribute && AttributeReader.Boolean(attribute, "Enabled") != false)
                ReadLimits(attribute, at, limits);
        }

        return new(
            level.Number(DeclarationKind.Budget, "PerCallUsd") is { } usd ? AttributeReader.ToMoney(usd) : null,
            level.EnumText(DeclarationKind.Budget, "OnExceeded", "OnExceeded"),
            limits.ToEquatableArray());
    }

    private static void ReadLimits(AttributeData attribute, DeclarationLevel level, List<BudgetLimitModel> limits)
    {
        foreach (var (property, period) in s_periods)
        {
            if (AttributeReader.Money(attribute, property) is { } usd)
                limits.Add(LimitOf(level, Period(period), usd));
        }

        if (AttributeReader.Money(attribute, "PerTenantUsd") is { } perTenant)
            limits.Add(LimitOf(level, level.EnumText(DeclarationKind.Budget, "TenantPeriod", "BudgetPeriod") ?? Period("Month"), perTenant) with { PerTenant = true });
    }

    private static BudgetLimitModel LimitOf(DeclarationLevel level, string period, decimal usd) => new()
    {
        Scope = ScopeOf(level.Owner!),
        Period = period,
        Usd = usd,
        Window = level.EnumText(DeclarationKind.Budget, "Window", "BudgetWindow"),
        TimeZone = level.Text(DeclarationKind.Budget, "TimeZone"),
        SoftLimit = level.Number(DeclarationKind.Budget, "SoftLimit"),
    };

    private static string Period(string name) => $"global::LlmAttributes.BudgetPeriod.{name}";

    private static string ScopeOf(ISymbol owner) => owner switch
    {
        IAssemblySymbol => $"assembly:{owner.Name}",
        IMethodSymbol => $"call:{owner.ContainingType.ToDisplayString()}.{owner.Name}",
        _ => $"contract:{owner.ToDisplayString()}",
    };
}
