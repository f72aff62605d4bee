using System.Text.Json;

namespace LlmAttributes.Testing;

/// <summary>A tool as a model is shown it.</summary>
internal sealed record CassetteTool(string? Description, JsonElement? Schema);
