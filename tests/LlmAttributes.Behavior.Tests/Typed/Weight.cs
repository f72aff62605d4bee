using System.Text.Json.Serialization;

namespace LlmAttributes.Behavior.Tests.Typed;

[JsonConverter(typeof(WeightConverter))]
public readonly record struct Weight(decimal Kilograms);
