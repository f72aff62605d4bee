namespace LlmAttributes.Testing;

/// <summary>A message in a cassette.</summary>
internal sealed record CassetteMessage(string Role, IReadOnlyList<CassetteContent> Contents);
