using System.Text.Json.Serialization;

namespace LlmAttributes;

/// <summary>Writes the JSON form of a report without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ReportDocument))]
internal sealed partial class ReportContext : JsonSerializerContext;
