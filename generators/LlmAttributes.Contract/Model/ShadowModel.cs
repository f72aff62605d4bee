namespace LlmAttributes.Contract;

/// <param name="Model">The key of the model.</param>
/// <param name="Share">The share of the calls.</param>
/// <param name="DailyUsd">The most that may be spent in a day.</param>
/// <param name="MaxConcurrency">How many requests run at once.</param>
/// <param name="AllowTools">Whether calls with tools are sent too.</param>
/// <param name="AllowSensitive">Whether calls with sensitive values are sent too.</param>
internal sealed record ShadowModel(string Model, double? Share, decimal? DailyUsd, int? MaxConcurrency, bool AllowTools, bool AllowSensitive);
