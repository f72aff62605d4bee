namespace LlmAttributes;

/// <summary>The JSON form of a budget.</summary>
internal sealed record BudgetDocument(string Name, string Period, bool IsRolling, decimal LimitUsd, decimal RaisedUsd, decimal SpentUsd, decimal ReservedUsd, double SoftShare, DateTimeOffset MoreAt)
{
    public static BudgetDocument Of(BudgetStatus status) => new(
        status.Limit.Name,
        Names.Of(status.Limit.Period),
        status.Limit.Window == BudgetWindow.Rolling,
        status.Limit.Usd,
        status.RaisedUsd,
        status.SpentUsd,
        status.ReservedUsd,
        status.Limit.SoftShare,
        status.MoreAt);
}
