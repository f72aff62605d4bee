using System.ComponentModel;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>The schema and the reader of a result type. Generated code derives one per type.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonShape<T>
{
    /// <summary>Gets the JSON schema, without references to other shapes.</summary>
    public abstract string Schema { get; }

    /// <summary>Reads a value. The reader stands on its first token and is left on its last one, whatever comes.</summary>
    /// <param name="reader">A reader of valid JSON.</param>
    /// <param name="reading">Takes the liberties and faults; the value counts only where it has no fault.</param>
    /// <returns>The value.</returns>
    public abstract T? Read(ref Utf8JsonReader reader, JsonReading reading);
}
