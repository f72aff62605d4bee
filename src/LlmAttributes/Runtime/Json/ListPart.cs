using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Reads a list. A single value stands for a list of one; a <c>null</c> is no item.</summary>
internal sealed class ListPart<TList, T>(JsonPart<T> item, Func<List<T>, TList> make) : JsonPart<TList>
{
    public override TList? Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        var isEntered = false;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                reading.Fault("a list", ref reader);
                return default;
            }

            isEntered = JsonWrapping.TryEnterObject(ref reader, reading, JsonTokenType.StartArray);
            if (!isEntered)
                return ReadSingle(ref reader, reading);
        }

        var list = new List<T>();
        reading.Open();
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            reading.At(index);
            if (reader.TokenType == JsonTokenType.Null && !item.IsNullable)
                reading.Liberty(LlmRepairKind.NullAsMissing, "null");
            else
                list.Add(item.Read(ref reader, reading)!);
        }

        reading.Close();
        if (isEntered)
            reader.Read();
        return make(list);
    }

    private TList? ReadSingle(ref Utf8JsonReader reader, JsonReading reading)
    {
        reading.Liberty(LlmRepairKind.SingleAsList);
        reading.Open();
        reading.At(0);
        var only = item.Read(ref reader, reading)!;
        reading.Close();
        return make([only]);
    }
}
