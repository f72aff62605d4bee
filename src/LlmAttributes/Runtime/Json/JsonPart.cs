using System.ComponentModel;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Reads one type of value out of JSON.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonPart<T>
{
    /// <summary>Reads a value. The reader stands on its first token and is left on its last one, whatever comes.</summary>
    /// <param name="reader">A reader of valid JSON.</param>
    /// <param name="reading">Takes the liberties and faults; the value counts only where it has no fault.</param>
    /// <returns>The value.</returns>
    public abstract T? Read(ref Utf8JsonReader reader, JsonReading reading);

    /// <summary>Whether <c>null</c> is a value.</summary>
    internal virtual bool IsNullable => false;
}
