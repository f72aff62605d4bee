using System.Text.Json;

namespace LlmAttributes.Runtime;

internal sealed class CastPart<TTarget, T>(JsonPart<T> part) : JsonPart<TTarget>
    where T : class, TTarget
{
    public override TTarget? Read(ref Utf8JsonReader reader, JsonReading reading) => part.Read(ref reader, reading);
}
