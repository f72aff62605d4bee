namespace LlmAttributes.Contract;

/// <param name="Strategy">The expression of the strategy.</param>
/// <param name="Members">The keys.</param>
/// <param name="TimeoutSeconds">How long members may take.</param>
/// <param name="Quorum">How many members must have answered.</param>
internal sealed record EnsembleModel(string Strategy, EquatableArray<string> Members, double? TimeoutSeconds, int? Quorum);
