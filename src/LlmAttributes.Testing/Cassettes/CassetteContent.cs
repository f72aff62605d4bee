using System.Text.Json;

namespace LlmAttributes.Testing;

/// <summary>A part of a message in a cassette.</summary>
internal sealed record CassetteContent
{
    public string? Text { get; init; }

    public string? Reasoning { get; init; }

    /// <summary>The media type of data or of what an address leads to.</summary>
    public string? MediaType { get; init; }

    /// <summary>The SHA-256 of data of a request: the cassette needs to know them again, not to hold them.</summary>
    public string? DataHash { get; init; }

    /// <summary>The data of an answer, in base 64.</summary>
    public string? Data { get; init; }

    /// <summary>The name of the data.</summary>
    public string? Name { get; init; }

    /// <summary>What a provider asks to be sent back with the reasoning, unreadable to anybody else.</summary>
    public string? ProtectedReasoning { get; init; }

    public string? Uri { get; init; }

    public string? ToolCall { get; init; }

    public string? ToolCallId { get; init; }

    public JsonElement? Arguments { get; init; }

    public string? ToolResult { get; init; }

    /// <summary>Whether the tool was called by whoever answered.</summary>
    public bool IsCalled { get; init; }
}
