namespace LlmAttributes.Testing;

/// <summary>The place of a request in a cassette.</summary>
internal sealed record CassetteSlot(string Call, string? Model, string? Prompt, string Key, int Repeat, CassetteRequest Request);
