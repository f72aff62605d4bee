using System.Text.Json.Serialization;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>What the platform's own generator makes of tuples, whose elements are fields.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, IncludeFields = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Paired))]
[JsonSerializable(typeof((int, string)))]
public sealed partial class TupleContext : JsonSerializerContext;
