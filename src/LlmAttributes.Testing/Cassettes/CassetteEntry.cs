using System.Text.Json.Serialization;

namespace LlmAttributes.Testing;

/// <summary>One request and its answer.</summary>
/// <param name="Call">Contract and method; empty for a request of no contract.</param>
/// <param name="Key">The hash of the request.</param>
/// <param name="Request">The request.</param>
/// <param name="Response">The answer.</param>
internal sealed record CassetteEntry(string Call, string Key, CassetteRequest Request, CassetteResponse Response)
{
    /// <summary>The key of the model that was asked.</summary>
    public string? Model { get; init; }

    /// <summary>The fingerprint of the prompt.</summary>
    public string? Prompt { get; init; }

    /// <summary>How many equal requests came before; a sampled model answers each its own way.</summary>
    public int Repeat { get; init; }

    [JsonIgnore]
    public bool IsUsed { get; set; }

    public override string ToString() => (Call.Length == 0 ? "(no contract)" : Call) + $" ({Key[..8]}{(Repeat == 0 ? "" : $", repeat {Repeat}")})";
}
