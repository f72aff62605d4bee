using LlmAttributes.Evaluation;
using LlmAttributes.Evaluation.Tokens;

namespace LlmAttributes.Tests.Evaluation;

public sealed class TokensTopicTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tokens").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private TopicContext Measure(string facts, string usage)
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data", "tokens")).FullName;
        File.WriteAllText(Path.Combine(data, "tiktoken_facts.jsonl"), facts);
        File.WriteAllText(Path.Combine(data, "reported_usage.jsonl"), usage);
        var folder = Path.Combine(_folder, "data");
        var context = new TopicContext(new(Path.Combine(_folder, "nothing")), new(folder), Path.Combine(_folder, "predictions"), TextWriter.Null);
        new TokensTopic().Measure(context);
        return context;
    }

    private static double Value(TopicContext context, string name) => context.Figures.Single(f => f.Name == name).Value;

    [Fact]
    public void Measure_RowsWithGold_GiveEveryFigure()
    {
        var context = Measure(
            """
            {"encoding":"cl100k_base","text":"hello world","count":2}
            {"encoding":"cl100k_base","text":"hello world","count":3}
            """,
            """
            {"id":1,"provider":"api.openai.com","model":"gpt-4o","system":null,"messages":[{"role":"user","content":"Hello world!"}],"prompt_tokens":10}
            {"id":2,"provider":"api.openai.com","model":"gpt-4","system":"Hello world!","messages":[{"role":"user","content":[{"type":"text","text":"Hello world!"}]}],"prompt_tokens":20}
            {"id":3,"provider":"house","model":"house-1","messages":[{"role":"user","content":"Hello world!"}],"prompt_tokens":100000}
            """);

        Assert.Equal(0.5, Value(context, "tokens.cl100k_exact"));
        Assert.Equal(1, Value(context, "tokens.o200k_exact"));
        Assert.Equal((0 + (3.0 / 20)) / 2, Value(context, "tokens.known.median_error"), 0.001);
        Assert.InRange(Value(context, "tokens.estimated.median_error"), 0.9, 1);
        Assert.InRange(Value(context, "tokens.script_min_ratio"), 0.7, 1.7);
        Assert.Equal(2.0 / 3, Value(context, "tokens.guard_under_share"), 0.001);
    }

    [Fact]
    public void Measure_RowsWithoutGold_ArePredictedAllTheSame()
    {
        var context = Measure(
            """{"encoding":"cl100k_base","text":"hello world"}""",
            """{"id":7,"kind":"embedding","provider":"api.openai.com","model":"text-embedding-3-small","input":["hello world"]}""");

        Assert.DoesNotContain(context.Figures, f => f.Name.StartsWith("tokens.known", StringComparison.Ordinal) || f.Name == "tokens.cl100k_exact");
        Assert.Equal("""{"row":0,"prediction":2}""", File.ReadAllText(Path.Combine(_folder, "predictions", "tiktoken_facts.jsonl")).Trim());
        Assert.Equal("""{"id":7,"prediction":2,"upper_bound":2}""", File.ReadAllText(Path.Combine(_folder, "predictions", "reported_usage.jsonl")).Trim());
    }
}
