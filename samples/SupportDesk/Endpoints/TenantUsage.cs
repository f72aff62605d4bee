namespace SupportDesk.Endpoints;

/// <summary>What a tenant spent today, and may spend still.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="LimitUsd">What it may spend a day.</param>
/// <param name="SpentUsd">What it spent.</param>
/// <param name="LeftUsd">What is left.</param>
/// <param name="RenewsAt">When the next day begins.</param>
/// <param name="Calls">What was spent on what.</param>
public sealed record TenantUsage(string Tenant, decimal LimitUsd, decimal SpentUsd, decimal LeftUsd, DateTimeOffset RenewsAt, IReadOnlyList<CallUsage> Calls);

/// <summary>What a kind of call took at a model.</summary>
/// <param name="Call">The kind of call.</param>
/// <param name="Model">The model.</param>
/// <param name="Attempts">How many requests were made.</param>
/// <param name="Tokens">How many tokens they took.</param>
/// <param name="Usd">What they cost.</param>
public sealed record CallUsage(string Call, string Model, long Attempts, long Tokens, decimal Usd);
