using LlmAttributes.Evaluation;
using LlmAttributes.Evaluation.StructuredOutput;

namespace LlmAttributes.Tests.Evaluation;

public sealed class StructuredOutputTopicTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("structured").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private TopicContext Measure(string rows)
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data", "structured_output")).FullName;
        using (var file = new System.IO.Compression.GZipStream(File.Create(Path.Combine(data, "zeroeval_raw_outputs.jsonl.gz")), System.IO.Compression.CompressionMode.Compress))
            file.Write(System.Text.Encoding.UTF8.GetBytes(rows));
        var context = new TopicContext(new(Path.Combine(_folder, "nothing")), new(Path.Combine(_folder, "data")), Path.Combine(_folder, "predictions"), TextWriter.Null);
        new StructuredOutputTopic().Measure(context);
        return context;
    }

    [Fact]
    public void Measure_RowsWithGold_CountsThoseThatHoldAnAnswer()
    {
        var context = Measure(
            """
            {"id":"1","form":"strict","reference_answer":"4","raw_output":"{\"answer\": \"4\"}"}
            {"id":"2","form":"regex","reference_answer":"4","raw_output":"{\"reasoning\": \"a\nb\", \"answer\": \"5\"}"}
            {"id":"3","form":"none","reference_answer":null,"raw_output":"I do not know."}
            """);

        var recovered = context.Figures.Single(static f => f.Name == "structured.recovered");
        Assert.Equal((0.5, 2, 0.5), (recovered.Value, recovered.Count, recovered.Baseline));
        Assert.All(context.Figures.Where(static f => !f.Name.StartsWith("structured.recovered", StringComparison.Ordinal)), static f => Assert.Equal(0, f.Value));
    }

    [Fact]
    public void Measure_ReferenceWithRawEscapes_IsRightThoughNotToTheLetter()
    {
        var context = Measure(
            """
            {"id":"1","form":"regex","reference_answer":"\\\"a\\\"","raw_output":"{\"reasoning\": \"a\nb\", \"answer\": \"\\\"a\\\"\"}"}
            {"id":"2","form":"strict","reference_answer":"4","raw_output":"{\"answer\": \"4\"}"}
            """);

        Assert.Equal(1, context.Figures.Single(static f => f.Name == "structured.recovered").Value);
        Assert.Equal(0.5, context.Figures.Single(static f => f.Name == "structured.recovered_to_the_letter").Value);
    }

    [Fact]
    public void Measure_RowsWithoutGold_WritesPredictionsAndNoShare()
    {
        var context = Measure(
            """
            {"id":"1","raw_output":"Sure: {'answer': '4'}"}
            {"id":"2","raw_output":"Sure."}
            """);

        Assert.DoesNotContain(context.Figures, static f => f.Name == "structured.recovered");
        Assert.Equal(
            ["""{"id":"1","prediction":"4"}""", """{"id":"2","prediction":null}"""],
            File.ReadAllLines(Path.Combine(_folder, "predictions", "zeroeval_raw_outputs.jsonl")));
    }
}
