namespace LlmAttributes;

/// <summary>The JSON form of a route's decision; the strategy is <see langword="null"/> where no route is declared.</summary>
internal sealed record RouteDocument(string? Strategy, string Reason, IReadOnlyList<RouteModelDocument> Order, IReadOnlyList<FilteredDocument> Filtered)
{
    public static RouteDocument Of(RouteDecision decision, bool isRouted) => new(
        isRouted ? Names.Of(decision.Strategy) : null,
        decision.Reason,
        [.. decision.Order.Select(key => new RouteModelDocument(key, decision.Scores.TryGetValue(key, out var score) && double.IsFinite(score) ? score : null))],
        [.. decision.Filtered.Select(static f => new FilteredDocument(f.Model, f.Cause))]);
}
