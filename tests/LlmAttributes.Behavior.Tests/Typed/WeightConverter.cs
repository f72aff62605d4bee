using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Reads <c>"3 kg"</c>.</summary>
public sealed class WeightConverter : JsonConverter<Weight>
{
    public override Weight Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString()!;
        return text.EndsWith(" kg", StringComparison.Ordinal) ? new(decimal.Parse(text.AsSpan(0, text.Length - 3), CultureInfo.InvariantCulture)) : throw new FormatException("A weight ends in 'kg'.");
    }

    public override void Write(Utf8JsonWriter writer, Weight value, JsonSerializerOptions options) => writer.WriteStringValue(FormattableString.Invariant($"{value.Kilograms} kg"));
}
