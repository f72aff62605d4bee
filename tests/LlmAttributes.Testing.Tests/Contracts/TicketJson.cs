using System.Text.Json.Serialization;

namespace LlmAttributes.Testing.Tests;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Ticket))]
internal sealed partial class TicketJson : JsonSerializerContext;
