using System.Text;
using System.Text.Json;
using LlmAttributes.Runtime;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Reads a text through a shape.</summary>
internal static class JsonText
{
    public static T? Read<T>(this JsonPart<T> shape, string json, out JsonReading reading)
    {
        reading = new();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var value = shape.Read(ref reader, reading);
        Assert.False(reader.Read());
        return value;
    }
}
