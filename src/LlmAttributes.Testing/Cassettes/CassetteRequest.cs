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

    public string? Instructions { get; init; }

    public int? TopK { get; init; }

    public float? FrequencyPenalty { get; init; }

    public float? PresencePenalty { get; init; }

    public string? Reasoning { get; init; }

    public string? ToolMode { get; init; }

    public bool? AllowMultipleToolCalls { get; init; }

    public IReadOnlyList<CassetteTool>? ToolForms { get; init; }
}
