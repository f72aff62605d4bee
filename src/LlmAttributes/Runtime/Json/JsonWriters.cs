using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LlmAttributes.Runtime;

/// <summary>What generated writers are put together from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class JsonWriters
{
    // As deep as the platform's own serializer goes.
    private const int MaxDepth = 64;

    /// <summary>Begins an object.</summary>
    /// <param name="writer">The writer.</param>
    /// <exception cref="InvalidOperationException">It lies too deep.</exception>
    public static void Open(Utf8JsonWriter writer)
    {
        CheckDepth(writer);
        writer.WriteStartObject();
    }

    /// <summary>Writes a value that may be missing.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <param name="write">Writes it where it is not.</param>
    public static void OrNull<T>(Utf8JsonWriter writer, T? value, JsonWrite<T> write)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(write);
        if (value is { } known)
            write(writer, known);
        else
            writer.WriteNullValue();
    }

    /// <summary>Writes a sequence.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="items">The items.</param>
    /// <param name="write">Writes one.</param>
    public static void List<T>(Utf8JsonWriter writer, IEnumerable<T>? items, JsonWrite<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        CheckDepth(writer);
        if (items is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var item in items)
            write(writer, item);
        writer.WriteEndArray();
    }

    /// <summary>Writes an immutable array.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="items">The items; one that was never made has none.</param>
    /// <param name="write">Writes one.</param>
    public static void ImmutableArray<T>(Utf8JsonWriter writer, ImmutableArray<T> items, JsonWrite<T> write) => List(writer, items.IsDefault ? [] : items, write);

    /// <summary>Writes a dictionary as an object.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="write">Writes a value.</param>
    public static void Map<T>(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, T>>? entries, JsonWrite<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        CheckDepth(writer);
        if (entries is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (key, value) in entries)
        {
            writer.WritePropertyName(key);
            write(writer, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the number of a value of an enumeration that has no name.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Nameless<T>(Utf8JsonWriter writer, T value)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(value.ToString("D"), skipInputValidation: true);
    }

    /// <summary>Writes values through what a context of the user has for their type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="context">The context.</param>
    /// <returns>The delegate.</returns>
    /// <exception cref="LlmConfigurationException">The context does not cover the type.</exception>
    public static JsonWrite<T> Through<T>(JsonSerializerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.GetTypeInfo(typeof(T)) is JsonTypeInfo<T> type
            ? (writer, value) => JsonSerializer.Serialize(writer, value, type)
            : throw new LlmConfigurationException([$"'{context.GetType().Name}' does not cover '{typeof(T).Name}'; add [JsonSerializable(typeof({typeof(T).Name}))]."]);
    }

    /// <summary>Says that a value is of a type that its union does not list.</summary>
    /// <param name="type">The type.</param>
    /// <param name="union">The union.</param>
    /// <returns>The exception.</returns>
    public static NotSupportedException Unlisted(string type, string union) =>
        new($"A '{type}' cannot be written as JSON, since '{union}' does not list it; add [JsonDerivedType(typeof({type}), …)] to '{union}'.");

    private static void CheckDepth(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (writer.CurrentDepth >= MaxDepth)
            throw new InvalidOperationException($"A value that is written as JSON is nested deeper than {MaxDepth} levels; if it holds itself, put [JsonIgnore] on the property that closes the circle.");
    }
}
