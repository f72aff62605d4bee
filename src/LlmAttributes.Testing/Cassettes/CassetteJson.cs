using System.Text.Json.Serialization;

namespace LlmAttributes.Testing;

/// <summary>Reads and writes cassettes without reflection.</summary>
[JsonSerializable(typeof(CassetteFile))]
[JsonSerializable(typeof(CassetteRequest))]
internal sealed partial class CassetteJson : JsonSerializerContext;
