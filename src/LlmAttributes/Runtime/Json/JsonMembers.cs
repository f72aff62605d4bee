using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>Walks the properties of one object. Generated code keeps it on the stack.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct JsonMembers
{
    private const int BitsPerNumber = 64;

    private ulong _seen;
    private ulong[]? _seenBeyond;
    private int _next;
    private int _closings;
    private bool _isStarted;

    /// <summary>Enters the object that the reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <param name="expected">What should stand there.</param>
    /// <returns>Whether it is an object; what is none has been skipped.</returns>
    public bool Open(ref Utf8JsonReader reader, JsonReading reading, string expected)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            if (!JsonWrapping.TryEnterList(ref reader, reading, JsonTokenType.StartObject))
            {
                reading.Fault(expected, ref reader);
                return false;
            }

            _closings = 1;
        }

        reading.Open();
        return true;
    }

    /// <summary>Goes to the value of the next property that the type has.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <param name="names">The type's properties.</param>
    /// <returns>The property's index; -1 at the end of the object.</returns>
    public int Next(ref Utf8JsonReader reader, JsonReading reading, JsonNames names)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(names);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var index = names.Find(ref reader, reading, _next);
            if (index < 0)
            {
                Skip(ref reader, reading);
                continue;
            }

            reader.Read();
            if (Has(index))
                reading.Liberty(LlmRepairKind.DuplicateProperty);
            if (index >= BitsPerNumber)
                _seenBeyond ??= new ulong[(names.Count - 1) / BitsPerNumber];
            Bits(index) |= 1UL << index;
            _next = index + 1;
            _isStarted = true;
            return index;
        }

        return -1;
    }

    /// <summary>Says whether the value of an optional property is <c>null</c>, which then counts as missing.</summary>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="reading">Takes the liberty.</param>
    /// <param name="index">The property's index.</param>
    /// <returns>Whether it is <c>null</c>.</returns>
    public bool IsNull(ref Utf8JsonReader reader, JsonReading reading, int index)
    {
        if (reader.TokenType != JsonTokenType.Null)
            return false;

        ArgumentNullException.ThrowIfNull(reading);
        reading.Liberty(LlmRepairKind.NullAsMissing, "null");
        Bits(index) &= ~(1UL << index);
        return true;
    }

    /// <summary>Says whether a property had a value.</summary>
    /// <param name="index">The property's index.</param>
    /// <returns>Whether it had.</returns>
    public readonly bool Has(int index) =>
        ((index < BitsPerNumber ? _seen : _seenBeyond is { } beyond ? beyond[(index / BitsPerNumber) - 1] : 0) & (1UL << index)) != 0;

    /// <summary>Leaves the object.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <param name="names">The type's properties.</param>
    /// <param name="required">A bit for each property that must have a value.</param>
    /// <returns>Whether a value can be made: nothing is missing or wrong so far.</returns>
    public readonly bool Close(ref Utf8JsonReader reader, JsonReading reading, JsonNames names, ulong required) => Close(ref reader, reading, names, [required]);

    /// <summary>Leaves an object of more than 64 properties.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="reading">Takes liberties and faults.</param>
    /// <param name="names">The type's properties.</param>
    /// <param name="required">A bit for each property that must have a value, 64 in a number.</param>
    /// <returns>Whether a value can be made: nothing is missing or wrong so far.</returns>
    public readonly bool Close(ref Utf8JsonReader reader, JsonReading reading, JsonNames names, scoped ReadOnlySpan<ulong> required)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(names);
        if (BitOperations.PopCount(_seen) < names.Count)
            TellMissing(reading, names, required);
        for (var i = 0; i < _closings; i++)
            reader.Read();
        reading.Close();
        return !reading.HasFaults;
    }

    private readonly void TellMissing(JsonReading reading, JsonNames names, scoped ReadOnlySpan<ulong> required)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (Has(i))
                continue;

            reading.At(names[i]);
            if ((required[i / BitsPerNumber] & (1UL << i)) != 0)
                reading.Fault(names.ExpectedAt(i), (string?)null);
            else
                reading.Liberty(LlmRepairKind.DefaultValue);
        }
    }

    [UnscopedRef]
    private ref ulong Bits(int index)
    {
        if (index < BitsPerNumber)
            return ref _seen;
        return ref _seenBeyond![(index / BitsPerNumber) - 1];
    }

    // An object with a single property that the type does not have may be a wrapper around the one that is meant.
    private void Skip(ref Utf8JsonReader reader, JsonReading reading)
    {
        var name = JsonText.TextOf(ref reader);
        if (reading.Ignores(name))
        {
            reader.Skip();
            return;
        }

        if (!_isStarted && _closings == 0 && JsonWrapping.IsAround(reader, JsonTokenType.StartObject))
        {
            reading.Liberty(LlmRepairKind.Unwrapped, name);
            reader.Read();
            _closings = 1;
            return;
        }

        _isStarted = true;
        reading.Liberty(LlmRepairKind.UnknownProperty, name);
        reader.Skip();
    }
}
