namespace LlmAttributes.Contract;

/// <param name="Strategy">The expression of the strategy.</param>
/// <param name="Models">The keys.</param>
/// <param name="MinQuality">The quality below which a model is no candidate.</param>
internal sealed record RouteModel(string Strategy, EquatableArray<string> Models, double? MinQuality);
