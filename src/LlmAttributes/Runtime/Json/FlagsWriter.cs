using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Writes members of an enumeration that can be combined, as the platform does: their names with commas between.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FlagsWriter<T>
    where T : struct, Enum
{
    private readonly (string Name, UInt128 Bits)[] _names;

    /// <summary>Makes a writer.</summary>
    /// <param name="names">The names and values.</param>
    public FlagsWriter(params (string Name, T Value)[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        // A name of several bits goes before those of one.
        _names = [.. names.Select(static name => (name.Name, Bits: BitsOf(name.Value))).OrderByDescending(static name => UInt128.PopCount(name.Bits) > 1).ThenBy(static name => name.Bits)];
    }

    /// <summary>Writes a value.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public void Write(Utf8JsonWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var bits = BitsOf(value);
        foreach (var (name, all) in _names)
        {
            if (all != bits)
                continue;
            writer.WriteStringValue(name);
            return;
        }

        var text = "";
        foreach (var (name, some) in _names)
        {
            if (some == 0 || (bits & some) != some)
                continue;
            text += text.Length == 0 ? name : ", " + name;
            bits &= ~some;
        }

        if (bits != 0 || text.Length == 0)
            JsonWriters.Nameless(writer, value);
        else
            writer.WriteStringValue(text);
    }

    private static UInt128 BitsOf(T value) => (UInt128)Int128.Parse(value.ToString("D"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
