using System.ComponentModel;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Tells which type of a union stands in the text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonUnions
{
    /// <summary>Finds the type by the discriminator, wherever it stands in the object; without one by the properties that only one of the types has.</summary>
    /// <param name="reader">A copy of the reader, on the value.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <param name="discriminator">The name of the discriminator.</param>
    /// <param name="values">The discriminator's value of each type.</param>
    /// <param name="members">The properties of each type.</param>
    /// <returns>The type's index; -1 where none can be told, which is then noted.</returns>
    public static int Find(Utf8JsonReader reader, JsonReading reading, string discriminator, string[] values, JsonNames[] members)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(members);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reading.Fault("an object", JsonText.Describe(ref reader));
            return -1;
        }

        var folded = FoldedName.Of(discriminator);
        var known = new int[members.Length];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.TextOf(ref reader);
            var isDiscriminator = name == discriminator || FoldedName.Of(name) == folded;
            reader.Read();
            if (isDiscriminator && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                return ByValue(ref reader, reading, discriminator, values);

            for (var i = 0; i < members.Length; i++)
            {
                if (members[i].Contains(name))
                    known[i]++;
            }

            reader.Skip();
        }

        return ByMembers(reading, discriminator, values, members, known);
    }

    private static int ByValue(ref Utf8JsonReader reader, JsonReading reading, string discriminator, string[] values)
    {
        var text = JsonText.Of(ref reader);
        var found = Array.IndexOf(values, text);
        if (found >= 0)
            return found;

        reading.Open();
        reading.At(discriminator);
        found = FoldedName.Find(Array.ConvertAll(values, FoldedName.Of), text);
        if (found >= 0)
            reading.Liberty(LlmRepairKind.EnumName, text, values[found]);
        else
            reading.Fault("one of " + string.Join(", ", values.Select(static value => $"\"{value}\"")), JsonText.Describe(ref reader));
        reading.Close();
        return found;
    }

    private static int ByMembers(JsonReading reading, string discriminator, string[] values, JsonNames[] members, int[] known)
    {
        var best = 0;
        for (var i = 1; i < known.Length; i++)
        {
            if (known[i] > known[best])
                best = i;
        }

        var isClear = known.Length > 0 && known[best] > 0 && known[best] == members[best].Count && Array.LastIndexOf(known, known[best]) == best;
        if (isClear)
        {
            reading.Liberty(LlmRepairKind.Discriminator, null, values[best]);
            return best;
        }

        reading.Open();
        reading.At(discriminator);
        reading.Fault("one of " + string.Join(", ", values.Select(static text => $"\"{text}\"")), (string?)null);
        reading.Close();
        return -1;
    }
}
