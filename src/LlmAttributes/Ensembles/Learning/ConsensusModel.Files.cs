using System.Text.Json;

namespace LlmAttributes;

public sealed partial class ConsensusModel
{
    private const int Version = 1;

    /// <summary>Writes the model as JSON.</summary>
    /// <param name="destination">Where it is written.</param>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var json = new Utf8JsonWriter(destination, new() { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("basis", NameOf(Basis));
        json.WriteNumber("slope", _scale.Slope);
        json.WriteNumber("offset", _scale.Offset);
        json.WriteNumber("unnamed", _weights.Unnamed);
        Write(json, "longOutput", _weights.Values.AsSpan(_weights.IndexOfExcess(BallotTable.None), 1 + _tasks.Length));
        Write(json, "taskTypes", _tasks);
        Write(json, "answers", _answers);
        json.WriteStartArray("members");
        for (var m = 0; m < _members.Length; m++)
        {
            json.WriteStartObject();
            json.WriteString("key", _members[m]);
            json.WriteNumber("rank", _ranks[m]);
            json.WriteNumber("weight", _weights.Values[m]);
            Write(json, "byTaskType", _weights.Values.AsSpan(_weights.IndexOfTask(m, 0), _tasks.Length));
            Write(json, "outputs", _outputs.Values.AsSpan(m * OutputScale.Count(1, _tasks.Length), OutputScale.Count(1, _tasks.Length)));
            Write(json, "byAnswer", _weights.Values.AsSpan(_weights.IndexOfAnswer(m, 0), _answers.Length));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="source">Where it is read from.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is no model, of another version, cut off or damaged.</exception>
    public static ConsensusModel Load(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            using var document = JsonDocument.Parse(source);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Fault("it is damaged", exception);
        }
    }

    private static ConsensusModel Read(JsonElement json)
    {
        if (json.GetProperty("version").GetInt32() is not Version and var version)
            throw Fault(FormattableString.Invariant($"it is of version {version}, this library reads version {Version}"));
        var basis = json.GetProperty("basis").GetString();
        var (tasks, answers) = (ReadNames(json, "taskTypes"), ReadNames(json, "answers"));
        var rows = json.GetProperty("members").EnumerateArray().ToArray();
        var members = new string[rows.Length];
        var ranks = new int[rows.Length];
        var weights = new MemberWeights(rows.Length, tasks.Length, answers.Length, new double[MemberWeights.Count(rows.Length, tasks.Length, answers.Length)]);
        var outputs = new OutputScale(rows.Length, tasks.Length, new double[OutputScale.Count(rows.Length, tasks.Length)]);
        for (var m = 0; m < rows.Length; m++)
        {
            members[m] = rows[m].GetProperty("key").GetString() ?? throw Fault("a member has no key");
            ranks[m] = rows[m].GetProperty("rank").GetInt32();
            weights.Values[m] = ReadNumber(rows[m], "weight");
            ReadNumbers(rows[m], "byTaskType", weights.Values.AsSpan(weights.IndexOfTask(m, 0), tasks.Length));
            ReadNumbers(rows[m], "outputs", outputs.Values.AsSpan(m * OutputScale.Count(1, tasks.Length), OutputScale.Count(1, tasks.Length)));
            ReadNumbers(rows[m], "byAnswer", weights.Values.AsSpan(weights.IndexOfAnswer(m, 0), answers.Length));
        }

        ReadNumbers(json, "longOutput", weights.Values.AsSpan(weights.IndexOfExcess(BallotTable.None), 1 + tasks.Length));
        weights.Values[^1] = ReadNumber(json, "unnamed");
        if (!IsSorted(members) || !IsSorted(tasks))
            throw Fault("its names are not in order");
        return new(
            Array.Find(Enum.GetValues<ConsensusBasis>(), b => NameOf(b) == basis),
            members,
            tasks,
            answers,
            ranks,
            weights,
            outputs,
            new(ReadNumber(json, "slope"), ReadNumber(json, "offset")));
    }

    private static string NameOf(ConsensusBasis basis) => basis switch
    {
        ConsensusBasis.Feedback => "feedback",
        ConsensusBasis.Agreement => "agreement",
        _ => "quality",
    };

    private static bool IsSorted(string[] names) => names.Zip(names.Skip(1), string.CompareOrdinal).All(static order => order < 0);

    private static string[] ReadNames(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(static value => value.GetString() ?? throw Fault("a name is missing"))];

    private static double ReadNumber(JsonElement json, string name) =>
        json.GetProperty(name).GetDouble() is var number && double.IsFinite(number) ? number : throw Fault("a number in it is not finite");

    private static void ReadNumbers(JsonElement json, string name, Span<double> values)
    {
        var array = json.GetProperty(name);
        if (array.GetArrayLength() != values.Length)
            throw Fault("its parts do not fit together");
        var i = 0;
        foreach (var value in array.EnumerateArray())
            values[i++] = value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
    }

    private static void Write(Utf8JsonWriter json, string name, string[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
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

    private static InvalidDataException Fault(string what, Exception? cause = null) =>
        new($"The consensus model cannot be read: {what}; give a file that 'ConsensusModel.Save' of this version wrote.", cause);
}
