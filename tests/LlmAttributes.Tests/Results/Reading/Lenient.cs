using System.Text.Json;
using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Results.Reading;

/// <summary>Reads texts leniently and shows what came of it.</summary>
internal static class Lenient
{
    /// <summary>The value as compact JSON, or the first fault.</summary>
    public static string Read(string text, params string[] names) => Read(text, new AnyShape(names), out _);

    public static string ReadRequired(string text, params string[] names) => Read(text, new RequiredShape(names), out _);

    public static string Read(string text, JsonShape<JsonElement?> shape, out JsonReading reading)
    {
        reading = new();
        var value = LenientJson.Read(text, shape, reading);
        return reading.HasFaults ? reading.Faults[0].ToString() : Compact(value!.Value);
    }

    public static IReadOnlyList<LlmRepairKind> Repairs(string text, params string[] names)
    {
        Read(text, new AnyShape(names), out var reading);
        return [.. reading.Repairs.Select(static r => r.Kind)];
    }

    public static string Compact(JsonElement value) => JsonSerializer.Serialize(value, s_compact);

    private static readonly JsonSerializerOptions s_compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
