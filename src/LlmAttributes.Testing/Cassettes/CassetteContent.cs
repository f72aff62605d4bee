using System.Text.Json;

namespace LlmAttributes.Testing;

/// <summary>A part of a message in a cassette.</summary>
internal sealed record CassetteContent
{
    public string? Text { get; init; }

    public string? Reasoning { get; init; }

    /// <summary>The media type of data or of what an address leads to.</summary>
    public string? MediaType { get; init; }

    /// <summary>The SHA-256 of data: the cassette needs to know them again, not to hold them.</summary>
    public string? DataHash { get; init; }

    public string? Uri { get; init; }

    public string? ToolCall { get; init; }

    public string? ToolCallId { get; init; }

    public JsonElement? Arguments { get; init; }

    public string? ToolResult { get; init; }
}
