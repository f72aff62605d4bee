using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>Reads the recorded answers in their different layouts.</summary>
internal static class EnsembleFiles
{
    private const int FirstMember = 4;

    /// <summary>Choices of one letter, a line per question and a column per member.</summary>
    public static List<EnsembleRow>? ReadChoices(DataFolder folder, string path)
    {
        var full = Path.Combine(folder.Path, path);
        if (!File.Exists(full))
            return null;
        var lines = File.ReadLines(full).Where(static line => line.Length > 0).Select(static line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(cells =>
        {
            var answers = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = FirstMember; i < cells.Length; i++)
            {
                if (cells[i].Length > 0)
                    answers[lines[0][i]] = cells[i];
            }

            using var row = JsonDocument.Parse($$"""{ "id": {{cells[0]}} }""");
            var ballot = new RecordedBallot(answers) { TaskType = cells[1], Choices = int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture), Correct = cells[3].Length > 0 ? cells[3] : null };
            return new EnsembleRow(row.RootElement.Clone(), cells[0], ballot, answers);
        })];
    }

    /// <summary>One answer of each of many models.</summary>
    public static Func<DataFolder, string, List<EnsembleRow>?> ReadModels(string task, Func<string, string> form) => (folder, path) =>
        folder.Rows(path)?.ConvertAll(row => Convert(row, task, form, row.GetProperty("models").EnumerateObject()
            .Select(static model => (model.Name, model.Value[0], model.Value.GetArrayLength() > 2 ? model.Value[2].GetDouble() : 0))));

    /// <summary>Several samples of a model under each of several prompts.</summary>
    public static Func<DataFolder, string, List<EnsembleRow>?> ReadSamples(string task, Func<string, string> form) => (folder, path) =>
        folder.Rows(path)?.ConvertAll(row => Convert(row, task, form, row.GetProperty("samples").EnumerateObject()
            .SelectMany(static prompt => prompt.Value.EnumerateArray().Select((answer, i) => (SampleName(prompt.Name, i), answer, 0.0)))));

    public static string SampleName(string prompt, int number) => $"{prompt}#{number:00}";

    private static EnsembleRow Convert(JsonElement row, string task, Func<string, string> form, IEnumerable<(string Member, JsonElement Answer, double Length)> votes)
    {
        var raw = new Dictionary<string, string>(StringComparer.Ordinal);
        var lengths = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (member, answer, length) in votes)
        {
            if (length > 0)
                lengths[member] = length;
            if (answer.ValueKind == JsonValueKind.String && answer.GetString() is { Length: > 0 } text)
                raw[member] = text;
        }

        var ballot = new RecordedBallot(raw.ToDictionary(static pair => pair.Key, pair => form(pair.Value), StringComparer.Ordinal))
        {
            TaskType = task,
            Correct = row.TryGetProperty("gold", out var gold) && gold.GetString() is { } right ? form(right) : null,
            OutputLengths = lengths,
        };
        return new(row, row.GetProperty("id").GetString()!, ballot, raw);
    }
}
