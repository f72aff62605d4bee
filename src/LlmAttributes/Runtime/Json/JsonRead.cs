using System.ComponentModel;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Reads a plain value.</summary>
/// <typeparam name="T">Its type.</typeparam>
/// <param name="reader">The reader, on the value.</param>
/// <param name="reading">Takes liberties and faults.</param>
/// <returns>The value.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T JsonRead<T>(ref Utf8JsonReader reader, JsonReading reading);
