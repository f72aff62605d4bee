using System.Text.Json;

namespace LlmAttributes.Testing;

/// <summary>What was asked, as far as the answer depends on it.</summary>
internal sealed record CassetteRequest(IReadOnlyList<CassetteMessage> Messages)
{
    public string? ModelId { get; init; }

    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    public int? MaxOutputTokens { get; init; }

    public long? Seed { get; init; }

    public IReadOnlyList<string>? StopSequences { get; init; }

    public JsonElement? Schema { get; init; }

    public bool IsJson { get; init; }

    public IReadOnlyList<string>? Tools { get; init; }
}
