using System.Text.Json.Serialization;

namespace LlmAttributes.Behavior.Tests.Typed;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Parcel))]
[JsonSerializable(typeof(Stay))]
public sealed partial class ContextualContext : JsonSerializerContext;
