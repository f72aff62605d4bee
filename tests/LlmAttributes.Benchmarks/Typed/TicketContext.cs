using System.Text.Json.Serialization;

namespace LlmAttributes.Benchmarks.Typed;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Ticket))]
internal sealed partial class TicketContext : JsonSerializerContext;
