using System.Text.Json;

namespace LlmAttributes;

public sealed partial class ConsensusModel
{
    /// <summary>Writes the model as JSON.</summary>
    /// <param name="destination">Where it is written.</param>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var json = new Utf8JsonWriter(destination, new() { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("version", LearnedJson.Version);
        WriteContent(json);
        json.WriteEndObject();
    }

    internal void WriteContent(Utf8JsonWriter json)
    {
        json.WriteString("basis", NameOf(Basis));
        _scale.Write(json);
        json.WriteNumber("unnamed", _weights.Unnamed);
        LearnedJson.Write(json, "longOutput", _weights.Values.AsSpan(_weights.IndexOfExcess(BallotTable.None), 1 + _tasks.Length));
        LearnedJson.Write(json, "taskTypes", _tasks);
        LearnedJson.Write(json, "answers", _answers);
        json.WriteStartArray("members");
        for (var m = 0; m < _members.Length; m++)
        {
            json.WriteStartObject();
            json.WriteString("key", _members[m]);
            json.WriteNumber("rank", _ranks[m]);
            json.WriteNumber("weight", _weights.Values[m]);
            LearnedJson.Write(json, "byTaskType", _weights.Values.AsSpan(_weights.IndexOfTask(m, 0), _tasks.Length));
            LearnedJson.Write(json, "outputs", _outputs.Values.AsSpan(m * OutputScale.Count(1, _tasks.Length), OutputScale.Count(1, _tasks.Length)));
            LearnedJson.Write(json, "byAnswer", _weights.Values.AsSpan(_weights.IndexOfAnswer(m, 0), _answers.Length));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="source">Where it is read from.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">It is no model, of another version, cut off or damaged.</exception>
    public static ConsensusModel Load(Stream source) => LearnedJson.Load(source, Read);

    internal static ConsensusModel Read(JsonElement json)
    {
        var basis = json.GetProperty("basis").GetString();
        var (tasks, answers) = (LearnedJson.ReadNames(json, "taskTypes"), LearnedJson.ReadNames(json, "answers"));
        var rows = json.GetProperty("members").EnumerateArray().ToArray();
        var members = new string[rows.Length];
        var ranks = new int[rows.Length];
        var weights = new MemberWeights(rows.Length, tasks.Length, answers.Length, new double[MemberWeights.Count(rows.Length, tasks.Length, answers.Length)]);
        var outputs = new OutputScale(rows.Length, tasks.Length, new double[OutputScale.Count(rows.Length, tasks.Length)]);
        for (var m = 0; m < rows.Length; m++)
        {
            members[m] = rows[m].GetProperty("key").GetString() ?? throw LearnedJson.Fault("a member has no key");
            ranks[m] = rows[m].GetProperty("rank").GetInt32();
            weights.Values[m] = LearnedJson.ReadNumber(rows[m], "weight");
            LearnedJson.ReadNumbers(rows[m], "byTaskType", weights.Values.AsSpan(weights.IndexOfTask(m, 0), tasks.Length));
            LearnedJson.ReadNumbers(rows[m], "outputs", outputs.Values.AsSpan(m * OutputScale.Count(1, tasks.Length), OutputScale.Count(1, tasks.Length)));
            LearnedJson.ReadNumbers(rows[m], "byAnswer", weights.Values.AsSpan(weights.IndexOfAnswer(m, 0), answers.Length));
        }

        LearnedJson.ReadNumbers(json, "longOutput", weights.Values.AsSpan(weights.IndexOfExcess(BallotTable.None), 1 + tasks.Length));
        weights.Values[^1] = LearnedJson.ReadNumber(json, "unnamed");
        if (!IsSorted(members) || !IsSorted(tasks))
            throw LearnedJson.Fault("its names are not in order");
        return new(
            Array.Find(Enum.GetValues<ConsensusBasis>(), b => NameOf(b) == basis),
            members,
            tasks,
            answers,
            ranks,
            weights,
            outputs,
            LearnedConfidence.Read(json));
    }

    private static string NameOf(ConsensusBasis basis) => basis switch
    {
        ConsensusBasis.Feedback => "feedback",
        ConsensusBasis.Agreement => "agreement",
        _ => "quality",
    };

    private static bool IsSorted(string[] names) => names.Zip(names.Skip(1), string.CompareOrdinal).All(static order => order < 0);
}
