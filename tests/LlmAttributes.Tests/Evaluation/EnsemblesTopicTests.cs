using System.IO.Compression;
using LlmAttributes.Evaluation;
using LlmAttributes.Evaluation.Ensembles;

namespace LlmAttributes.Tests.Evaluation;

public sealed class EnsemblesTopicTests : IDisposable
{
    private static readonly string[] s_models = ["gpt-4o-mini-2024-07-18", "gemini-1.5-flash", "gpt-4o-2024-08-06", "d", "e", "f", "g"];

    private readonly string _folder = Directory.CreateTempSubdirectory("ensembles").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Measure_NoData_LeavesFiguresOut() => Assert.Empty(Measure("nothing").Figures);

    [Fact]
    public void Measure_Choices_WeightsBeatTheBestMemberThatAPlainVoteLosesTo()
    {
        WriteChoices("data", 1000, withGold: true);

        var context = Measure("data");

        var accuracy = Assert.Single(context.Figures, static f => f.Name == "ensembles.mmlupro_all.accuracy");
        Assert.True(accuracy.Value > accuracy.Baseline + 0.1);
        Assert.True(Assert.Single(context.Figures, static f => f.Name == "ensembles.mmlupro_all.gain_over_best_points").Value > -1.5);
        Assert.InRange(Assert.Single(context.Figures, static f => f.Name == "ensembles.ece_after_feedback").Value, 0, 0.15);
        Assert.DoesNotContain(context.Figures, static f => f.Name == "ensembles.ece_before");
    }

    [Fact]
    public void Measure_AcceptanceWithoutGold_PredictsAllTheSame()
    {
        WriteChoices("data", 300, withGold: true);
        WriteChoices("acceptance", 40, withGold: false);
        WriteNumbers("data", 300, withGold: true);
        WriteNumbers("acceptance", 30, withGold: false);

        var context = Measure("data", "acceptance", "predictions");

        Assert.Empty(context.Figures);
        var choices = File.ReadAllLines(Path.Combine(_folder, "predictions", "mmlupro_predictions.jsonl"));
        Assert.Equal(40, choices.Length);
        Assert.StartsWith("{\"id\":0,\"prediction\":\"", choices[0], StringComparison.Ordinal);
        var numbers = File.ReadAllLines(Path.Combine(_folder, "predictions", "zeroeval_gsm.jsonl"));
        Assert.Equal(30, numbers.Length);
        Assert.All(numbers, static line => Assert.Contains("\"calls\":", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Measure_Numbers_StopsEarlyAndEscalatesLess()
    {
        WriteNumbers("data", 800, withGold: true);

        var context = Measure("data");

        Assert.InRange(Assert.Single(context.Figures, static f => f.Name == "ensembles.gsm_top7.certain_calls_share").Value, 4.0 / 7, 0.9);
        Assert.InRange(Assert.Single(context.Figures, static f => f.Name == "ensembles.gsm_top7.calls_share").Value, 2.0 / 7, 0.45);
        Assert.InRange(Assert.Single(context.Figures, static f => f.Name == "cascade.gsm.escalation_ratio").Value, 0.7, 0.99);
    }

    private TopicContext Measure(string data, string? acceptance = null, string? predictions = null)
    {
        var context = new TopicContext(
            new(Path.Combine(_folder, data)), acceptance is null ? null : new(Path.Combine(_folder, acceptance)), predictions is null ? null : Path.Combine(_folder, predictions), TextWriter.Null);
        new EnsemblesTopic().Measure(context);
        return context;
    }

    private string FolderOf(string data) => Directory.CreateDirectory(Path.Combine(_folder, data, "ensembling")).FullName;

    // One strong member, and six weak ones that err in the same way.
    private void WriteChoices(string data, int rows, bool withGold)
    {
        double[] accuracies = [0.8, 0.35, 0.35, 0.35, 0.3, 0.3, 0.3];
        var random = new Random(rows);
        List<string> lines = [$"question_id,category,n_options,gold,{string.Join(',', s_models)}"];
        for (var i = 0; i < rows; i++)
        {
            var gold = random.Next(10);
            var trap = random.Next(10);
            var votes = accuracies.Select(accuracy => (char)('A' + (random.NextDouble() < accuracy ? gold : accuracy < 0.5 ? trap : random.Next(10))));
            lines.Add($"{i},law,10,{(withGold ? (char)('A' + gold) : "")},{string.Join(',', votes)}");
        }

        File.WriteAllLines(Path.Combine(FolderOf(data), "mmlupro_predictions.csv"), lines);
    }

    private void WriteNumbers(string data, int rows, bool withGold)
    {
        var random = new Random(rows);
        using var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(FolderOf(data), "zeroeval_gsm.jsonl.gz")), CompressionLevel.Fastest));
        for (var i = 0; i < rows; i++)
        {
            var votes = s_models.Select((model, m) => $"\"{model}\":[\"{(random.NextDouble() < 0.85 + (m == 2 ? 0.1 : 0) ? 7 : random.Next(8, 20))}\",1,{random.Next(100, 900)}]");
            writer.WriteLine($"{{\"id\":\"q{i}\",{(withGold ? "\"gold\":\"7\"," : "")}\"models\":{{{string.Join(',', votes)}}}}}");
        }
    }
}
