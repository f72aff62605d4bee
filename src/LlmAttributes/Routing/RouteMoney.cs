namespace LlmAttributes;

/// <summary>The money of one call, as its route sees it.</summary>
/// <param name="LeftPico">What is left of the call's own budget, or <see langword="null"/> when it has none.</param>
/// <param name="Tenant">The tenant that the call is made for.</param>
/// <param name="Tags">The tags of the call.</param>
internal readonly record struct RouteMoney(Int128? LeftPico, string? Tenant, IReadOnlyCollection<string>? Tags);
