using System.Text.Json;

namespace LlmAttributes;

/// <summary>What the files of learned things share.</summary>
internal static class LearnedJson
{
    public const int Version = 1;

    /// <summary>Reads a file and checks its version.</summary>
    public static T Load<T>(Stream source, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            using var document = JsonDocument.Parse(source);
            if (document.RootElement.GetProperty("version").GetInt32() is not Version and var version)
                throw Fault(FormattableString.Invariant($"it is of version {version}, this library reads version {Version}"));
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Fault("it is damaged", exception);
        }
    }

    public static string[] ReadNames(JsonElement json, string name) => ReadNames(json.GetProperty(name));

    public static string[] ReadNames(JsonElement names) => [.. names.EnumerateArray().Select(static value => value.GetString() ?? throw Fault("a name is missing"))];

    public static double ReadNumber(JsonElement json, string name) =>
        json.GetProperty(name).GetDouble() is var number && double.IsFinite(number) ? number : throw Fault("a number in it is not finite");

    public static void ReadNumbers(JsonElement json, string name, Span<double> values)
    {
        var array = json.GetProperty(name);
        if (array.GetArrayLength() != values.Length)
            throw Misfit();
        var i = 0;
        foreach (var value in array.EnumerateArray())
            values[i++] = value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
    }

    public static double[] ReadNumbers(JsonElement numbers) => [.. numbers.EnumerateArray().Select(static value => value.GetDouble())];

    public static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                json.WriteNullValue();
            else
                json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    public static InvalidDataException Misfit() => Fault("its parts do not fit together");

    public static InvalidDataException Fault(string what, Exception? cause = null) =>
        new($"What was learned cannot be read: {what}; give a file that 'Save' of this version wrote.", cause);
}
