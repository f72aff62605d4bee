using LlmAttributes.Evaluation;

namespace LlmAttributes.Tests.Evaluation;

public sealed class QualityTopicTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Run_RowsWithoutGold_ScoresInjectedFaultsAndWritesPredictions()
    {
        var routing = Directory.CreateDirectory(Path.Combine(_folder, "routing")).FullName;
        File.WriteAllLines(Path.Combine(routing, "routellm_gsm8k.jsonl"), Enumerable.Range(0, 80).Select(static i =>
            $$"""{"id": "q{{i}}", "prompt": "Farmer number {{i}} keeps chickens behind the barn and sells every egg at the market. How many eggs does she sell, if each of her {{i + 2}} chickens lays three?", "strong_response": "Each chicken of the farmer lays three eggs. There are {{i + 2}} chickens behind the barn, so she sells {{3 * (i + 2)}} eggs at the market."}"""));
        var json = Path.Combine(_folder, "out.json");
        using var output = new StringWriter();
        using var faults = new StringWriter();

        var code = EvaluationRun.Run(["--topic", "quality", "--data", _folder, "--predictions", Path.Combine(_folder, "p"), "--json", json], output, faults);

        Assert.Equal(0, code);
        var figures = File.ReadAllText(json);
        foreach (var name in new[] { "quality.precision", "quality.recall", "quality.clean_kept", "quality.drift_within_100" })
            Assert.Contains(name, figures, StringComparison.Ordinal);
        Assert.Equal(80, File.ReadAllLines(Path.Combine(_folder, "p", "quality.routellm_gsm8k.jsonl")).Length);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
