using System.ComponentModel;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Reads results that are no objects: providers want an object at the root, so the value stands in its only property.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonRoots
{
    /// <summary>The name of the property.</summary>
    public const string Name = "data";

    /// <summary>Reads the value out of its object. A model that was only told what to write may leave the object away.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reader">The reader, on the first token.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <param name="part">Reads the value.</param>
    /// <returns>The value.</returns>
    public static T? Read<T>(ref Utf8JsonReader reader, JsonReading reading, JsonPart<T> part)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(part);
        if (!IsWrapped(reader))
            return part.Read(ref reader, reading);

        reading.Open();
        reading.At(Name);
        reader.Read();
        reader.Read();
        var value = part.Read(ref reader, reading);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reading.Liberty(LlmRepairKind.UnknownProperty, JsonText.TextOf(ref reader));
            reader.Skip();
        }

        reading.Close();
        return value;
    }

    private static bool IsWrapped(Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && JsonText.IsNamed(ref reader, Name);
}
