using System.Text.Json.Serialization;

namespace LlmAttributes;

/// <summary>Reads and writes the documents without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StateDocument))]
[JsonSerializable(typeof(ContractsDocument))]
[JsonSerializable(typeof(CallsDocument))]
[JsonSerializable(typeof(CallDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(PlaygroundRequest))]
[JsonSerializable(typeof(PlaygroundLine))]
internal sealed partial class DashboardJson : JsonSerializerContext;
