using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>The properties of a type, in the order of its schema.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonNames
{
    private readonly (string Name, string Expected)[] _members;
    private readonly byte[][] _utf8;
    private string[]? _folded;

    /// <summary>Creates the list.</summary>
    /// <param name="members">The names, and what stands there.</param>
    public JsonNames(params (string Name, string Expected)[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        _members = members;
        _utf8 = Array.ConvertAll(members, static member => Encoding.UTF8.GetBytes(member.Name));
    }

    internal int Count => _members.Length;

    internal string this[int index] => _members[index].Name;

    internal string ExpectedAt(int index) => _members[index].Expected;

    internal bool Contains(string name) => FoldedName.Find(Folded, name) >= 0;

    private string[] Folded => _folded ??= Array.ConvertAll(_members, static member => FoldedName.Of(member.Name));

    /// <summary>Finds the property that the reader stands on; models mostly keep to the order of the schema.</summary>
    internal int Find(ref Utf8JsonReader reader, JsonReading reading, int next)
    {
        if (!reader.ValueIsEscaped)
        {
            var name = reader.ValueSpan;
            if (next < _utf8.Length && name.SequenceEqual(_utf8[next]))
            {
                reading.At(_members[next].Name);
                return next;
            }

            for (var i = 0; i < _utf8.Length; i++)
            {
                if (name.SequenceEqual(_utf8[i]))
                {
                    reading.At(_members[i].Name);
                    return i;
                }
            }
        }

        return FindFolded(JsonText.TextOf(ref reader), reading);
    }

    /// <summary>Finds a property by its name, case and separators apart.</summary>
    internal int Find(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < _members.Length; i++)
        {
            if (name.SequenceEqual(_members[i].Name))
                return i;
        }

        return FoldedName.Find(Folded, name.ToString());
    }

    private int FindFolded(string text, JsonReading reading)
    {
        var exact = Array.FindIndex(_members, member => member.Name == text);
        var found = exact >= 0 ? exact : FoldedName.Find(Folded, text);
        if (found < 0)
            return -1;

        reading.At(_members[found].Name);
        if (exact < 0)
            reading.Liberty(LlmRepairKind.PropertyName, text, _members[found].Name);
        return found;
    }
}
