using System.Text.Json.Serialization;

namespace LlmAttributes;

/// <summary>Writes and reads weights without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(FusionFile))]
internal sealed partial class FusionJson : JsonSerializerContext;
