using System.Text.Json;

namespace LlmAttributes.Runtime;

internal sealed class NullableValuePart<T>(JsonPart<T> part) : JsonPart<T?>
    where T : struct
{
    internal override bool IsNullable => true;

    public override T? Read(ref Utf8JsonReader reader, JsonReading reading) =>
        reader.TokenType == JsonTokenType.Null ? null : part.Read(ref reader, reading);
}
