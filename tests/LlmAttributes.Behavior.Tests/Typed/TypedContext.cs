using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>What the platform's own generator makes of the same types.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Plain))]
[JsonSerializable(typeof(Numbers))]
[JsonSerializable(typeof(Times))]
[JsonSerializable(typeof(Ids))]
[JsonSerializable(typeof(Optional))]
[JsonSerializable(typeof(Defaulted))]
[JsonSerializable(typeof(Graded))]
[JsonSerializable(typeof(Rights))]
[JsonSerializable(typeof(Wide))]
[JsonSerializable(typeof(Lists))]
[JsonSerializable(typeof(Node))]
[JsonSerializable(typeof(Pages))]
[JsonSerializable(typeof(Settable))]
[JsonSerializable(typeof(Derived))]
[JsonSerializable(typeof(Structs))]
[JsonSerializable(typeof(Drawing))]
[JsonSerializable(typeof(Described))]
[JsonSerializable(typeof(Checked))]
[JsonSerializable(typeof(Sparing))]
[JsonSerializable(typeof(Tone[]))]
[JsonSerializable(typeof(List<Point>))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(Aged))]
[JsonSerializable(typeof(Animal))]
[JsonSerializable(typeof(Built))]
[JsonSerializable(typeof(Severity))]
[JsonSerializable(typeof(Incident))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(DateOnly))]
[JsonSerializable(typeof(List<Plain>))]
[JsonSerializable(typeof(ImmutableArray<Tone>))]
[JsonSerializable(typeof(Dictionary<string, decimal>))]
public sealed partial class TypedContext : JsonSerializerContext;
