using System.Buffers;
using System.Text.Json;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>An entry of the history of queries as it stands on the server: a JSON array of its values.</summary>
internal static class QueryLine
{
    private const int Values = 8;

    public static RedisValue Write(QueryRecord entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteNumberValue(entry.At.UtcTicks);
            json.WriteNumberValue((int)entry.Task);
            json.WriteNumberValue((int)entry.Band);
            json.WriteNumberValue((int)entry.Strategies);
            json.WriteNumberValue(entry.Score);
            json.WriteStringValue(entry.Query);
            json.WriteStringValue(entry.Answer);
            json.WriteStringValue(entry.Partition);
            json.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Reads an entry; <see langword="null"/> for what others wrote under the key.</summary>
    public static QueryRecord? Read(byte[] line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var values = json.RootElement;
            return values.ValueKind != JsonValueKind.Array || values.GetArrayLength() != Values
                ? null
                : new(new DateTimeOffset(values[0].GetInt64(), TimeSpan.Zero), (TaskType)values[1].GetInt32(), (ClarityBand)values[2].GetInt32(), (QueryStrategies)values[3].GetInt32(), values[4].GetDouble())
                {
                    Query = values[5].GetString(),
                    Answer = values[6].GetString(),
                    Partition = values[7].GetString(),
                };
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
