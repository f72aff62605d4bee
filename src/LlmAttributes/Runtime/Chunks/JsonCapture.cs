using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Finds the JSON of a value in an answer, without what else a model writes around it.</summary>
internal sealed class JsonCapture<T>(JsonShape<T> shape) : JsonShape<string>
{
    public override string Schema => shape.Schema;

    public override string Name => shape.Name;

    /// <summary>Takes the JSON out of an answer that was read through a shape.</summary>
    public static string Of(string text, JsonShape<T> shape)
    {
        var reading = JsonReading.Rent();
        var json = LenientJson.Read(text, new JsonCapture<T>(shape), reading);
        var isRead = !reading.HasFaults;
        reading.Return();
        return isRead && json is not null ? json : text;
    }

    public override string? Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        var start = reader;
        shape.Read(ref reader, reading);
        using var document = JsonDocument.ParseValue(ref start);
        return document.RootElement.GetRawText();
    }
}
