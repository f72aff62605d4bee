using System.Text.Json;

namespace LlmAttributes;

/// <summary>What one answer of a provider's batch has used.</summary>
/// <param name="Model">The key of the model in the runtime.</param>
/// <param name="Usage">The tokens.</param>
public sealed record BatchUsage(string Model, TokenUsage Usage)
{
    /// <summary>Gets the model's name in the answer, which a price may depend on.</summary>
    /// <value>The default is none: the price is that of the model as it is requested.</value>
    public string? AnsweredBy { get; init; }

    /// <summary>Gets the contract under which the ledger books it.</summary>
    /// <value>The default is <c>(batch)</c>.</value>
    public string Contract { get; init; } = "(batch)";

    /// <summary>Gets the call under which the ledger books it; there it ends with <c>(batch)</c>, so that a report shows what batches cost.</summary>
    /// <value>The default is <c>Batch</c>.</value>
    public string Call { get; init; } = "Batch";

    /// <summary>Gets the tenant under whom the ledger books it.</summary>
    /// <value>The default is none.</value>
    public string? Tenant { get; init; }

    /// <summary>Reads a line of a batch's results as OpenAI (and all who take its files), Anthropic and Gemini write it, or the body of a response by itself.</summary>
    /// <param name="model">The key of the model in the runtime.</param>
    /// <param name="line">The line.</param>
    /// <returns>The usage, or <see langword="null"/> when the line reports none: its request failed, was cancelled or has expired.</returns>
    public static BatchUsage? Read(string model, JsonElement line)
    {
        ArgumentNullException.ThrowIfNull(model);
        return UsageReader.Read(BodyOf(line)) is { } reading ? new(model, reading.Usage) { AnsweredBy = reading.Model } : null;
    }

    private static JsonElement BodyOf(JsonElement line)
    {
        if (Member(line, "response") is { } response)
            return Member(response, "body") ?? response;
        return Member(line, "result") is { } result ? Member(result, "message") ?? result : line;
    }

    private static JsonElement? Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;
}
