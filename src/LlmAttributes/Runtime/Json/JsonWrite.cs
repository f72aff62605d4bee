using System.ComponentModel;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Writes a value as JSON.</summary>
/// <typeparam name="T">Its type.</typeparam>
/// <param name="writer">The writer.</param>
/// <param name="value">The value; <see langword="null"/> is written as such.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void JsonWrite<in T>(Utf8JsonWriter writer, T value);
