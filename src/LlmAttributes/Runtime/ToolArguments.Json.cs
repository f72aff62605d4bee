using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>Objects, lists and dictionaries.</content>
public static partial class ToolArguments
{
    /// <summary>Reads an argument that must be there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="arguments">What the model gave.</param>
    /// <param name="name">The name.</param>
    /// <param name="part">Reads it.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It is missing, or does not fit.</exception>
    public static T Json<T>(AIFunctionArguments arguments, string name, JsonPart<T> part) =>
        TryJson(arguments, name, part, out var value) ? value : throw Missing(name);

    /// <summary>Reads an argument that may be missing.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="arguments">What the model gave.</param>
    /// <param name="name">The name.</param>
    /// <param name="part">Reads it.</param>
    /// <param name="missing">The value when it is missing.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public static T Json<T>(AIFunctionArguments arguments, string name, JsonPart<T> part, T missing) =>
        TryJson(arguments, name, part, out var value) ? value : missing;

    private static bool TryJson<T>(AIFunctionArguments arguments, string name, JsonPart<T> part, out T value)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(part);
        arguments.TryGetValue(name, out var given);
        value = default!;
        switch (given)
        {
            case null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined }:
                return false;
            case T known:
                value = known;
                return true;
            case JsonElement element:
                value = Read(element, name, part);
                return true;
            default:
                throw new ArgumentException($"Argument '{name}' is no JSON; give it as such.", name);
        }
    }

    private static T Read<T>(JsonElement element, string name, JsonPart<T> part)
    {
        var reading = JsonReading.Rent();
        try
        {
            if (TryRead(element.GetRawText(), part, reading, out var value))
                return value;

            // Some models write an object as the text of its JSON.
            var fault = reading.Faults[0];
            reading.Reset();
            if (element.ValueKind == JsonValueKind.String && TryRead(element.GetString()!, part, reading, out value))
                return value;
            throw new ArgumentException($"Argument '{name}' does not fit, {fault}; give one that does.", name);
        }
        finally
        {
            reading.Return();
        }
    }

    private static bool TryRead<T>(string json, JsonPart<T> part, JsonReading reading, out T value)
    {
        value = default!;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
            reader.Read();
            value = part.Read(ref reader, reading)!;
            return !reading.HasFaults && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
