using System.Text.Json;

namespace LlmAttributes.Runtime;

internal sealed class ValuePart<T>(JsonRead<T> read) : JsonPart<T>
{
    public override T? Read(ref Utf8JsonReader reader, JsonReading reading) => read(ref reader, reading);
}
