using System.Text.Json;

namespace LlmAttributes;

public sealed partial class ConsensusStages
{
    /// <summary>Writes the stages, and what was learned of them, as JSON.</summary>
    /// <param name="destination">Where it is written.</param>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var json = new Utf8JsonWriter(destination, new() { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("version", LearnedJson.Version);
        json.WriteBoolean("latestStageWins", _latestWins);
        json.WriteBoolean("acceptAgreement", _acceptsAgreement);
        LearnedJson.Write(json, "taskTypes", _tasks);
        LearnedJson.Write(json, "now", _gain.Now);
        LearnedJson.Write(json, "then", _gain.Then);
        json.WriteStartArray("stages");
        for (var s = 0; s < _stages.Length; s++)
        {
            json.WriteStartObject();
            LearnedJson.Write(json, "asks", _stages[s]);
            _models[s].WriteContent(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("paces");
        foreach (var (task, pace) in _paces)
            Write(json, task, pace);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads stages that <see cref="Save"/> wrote.</summary>
    /// <param name="source">Where they are read from.</param>
    /// <returns>The stages.</returns>
    /// <exception cref="InvalidDataException">They are of another version, cut off or damaged.</exception>
    public static ConsensusStages Load(Stream source) => LearnedJson.Load(source, Read);

    private static ConsensusStages Read(JsonElement json)
    {
        var tasks = LearnedJson.ReadNames(json, "taskTypes");
        var stages = json.GetProperty("stages").EnumerateArray().ToArray();
        if (stages.Length == 0)
            throw LearnedJson.Misfit();
        var gain = new AskOnGain(new double[StageSignals.Count + tasks.Length], new double[StageSignals.Count + tasks.Length]);
        LearnedJson.ReadNumbers(json, "now", gain.Now);
        LearnedJson.ReadNumbers(json, "then", gain.Then);
        var paces = new Dictionary<string, StagePace>(StringComparer.Ordinal);
        foreach (var pace in json.GetProperty("paces").EnumerateArray())
            paces[pace.GetProperty("taskType").GetString() ?? throw LearnedJson.Misfit()] = ReadPace(pace, stages.Length);
        return new(
            [.. stages.Select(static stage => LearnedJson.ReadNames(stage, "asks"))],
            [.. stages.Select(ConsensusModel.Read)],
            gain,
            tasks,
            paces,
            new() { LatestStageWins = json.GetProperty("latestStageWins").GetBoolean(), AcceptAgreement = json.GetProperty("acceptAgreement").GetBoolean() });
    }

    private static StagePace ReadPace(JsonElement json, int stages)
    {
        double[][] gains = [.. json.GetProperty("gains").EnumerateArray().Select(LearnedJson.ReadNumbers)];
        if (gains.Length != stages - 1)
            throw LearnedJson.Misfit();
        return new(json.GetProperty("threshold") is { ValueKind: not JsonValueKind.Null } threshold ? threshold.GetDouble() : double.NegativeInfinity, gains);
    }

    private void Write(Utf8JsonWriter json, string task, StagePace pace)
    {
        json.WriteStartObject();
        json.WriteString("taskType", task);

        // Where nothing is cheap or good enough to stop, it always goes on.
        if (double.IsFinite(pace.Threshold))
            json.WriteNumber("threshold", pace.Threshold);
        else
            json.WriteNull("threshold");
        json.WriteStartArray("gains");
        for (var s = 0; s < _stages.Length - 1; s++)
        {
            json.WriteStartArray();
            foreach (var gain in pace.Gains(s))
                json.WriteNumberValue(gain);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
