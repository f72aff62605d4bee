using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Reads a part of a list; its items have the positions that they have in the whole list.</summary>
internal sealed class ItemsShape<T>(string schema, JsonPart<T> item) : JsonShape<List<T>>
{
    private readonly List<T> _items = [];

    public override string Schema => schema;

    /// <summary>The position of the first item.</summary>
    public int First { get; set; }

    /// <summary>The position behind the last item that was read.</summary>
    public int Behind { get; private set; }

    /// <summary>Reads the items; the list is valid until the next one is read.</summary>
    public override List<T> Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        _items.Clear();
        reading.Open();
        for (Behind = First; reader.Read() && reader.TokenType != JsonTokenType.EndArray; Behind++)
        {
            reading.At(Behind);
            if (reader.TokenType == JsonTokenType.Null && !item.IsNullable)
                reading.Liberty(LlmRepairKind.NullAsMissing, "null");
            else
                _items.Add(item.Read(ref reader, reading)!);
        }

        reading.Close();
        return _items;
    }
}
