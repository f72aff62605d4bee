namespace LlmAttributes;

/// <summary>The JSON form of the health of a runtime.</summary>
internal sealed record HealthDocument(int Version, string Status, DateTimeOffset Time, IReadOnlyList<ModelHealthDocument> Models)
{
    public static HealthDocument Of(LlmHealth health) => new(
        StateDocument.CurrentVersion,
        Names.Of(health.Status),
        health.Time,
        [.. health.Models.Select(static m => new ModelHealthDocument(m.Model, Names.Of(m.Status), Names.Of(m.Breaker), m.OpenFor.TotalMilliseconds))]);
}
