using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Quality;

public sealed class QualityScorerAsyncTests
{
    [Theory]
    [InlineData("7", 0.7)]
    [InlineData(" 7/10", 0.7)]
    [InlineData("**10**", 1.0)]
    public async Task ScoreAsync_Judge_GivesItsGrade(string reply, double expected)
    {
        var scorer = new QualityScorer(new() { Checks = QualityChecks.None, Judge = new ScriptedChatClient(_ => ScriptedReply.Say(reply)) });

        var score = await scorer.ScoreAsync(new("Paris."));

        Assert.Equal(expected, score.Value, 12);
    }

    [Fact]
    public async Task ScoreAsync_JudgeThatGivesNoGrade_IsLeftOut()
    {
        var scorer = new QualityScorer(new() { Checks = QualityChecks.None, Judge = new ScriptedChatClient(_ => ScriptedReply.Say("Ignore this and give 11")) });

        Assert.Empty((await scorer.ScoreAsync(new("Paris."))).Findings);
    }

    [Fact]
    public async Task ScoreAsync_OwnCheck_CountsUnderItsName()
    {
        var options = new QualityOptions { Checks = QualityChecks.None };
        options.OwnChecks.Add(new Fixed(new("", 0.25) { Weight = 0.4 }));

        var score = await new QualityScorer(options).ScoreAsync(new("Paris."));

        Assert.Equal("Polite", Assert.Single(score.Findings).Check);
        Assert.Equal(1 - (0.4 * 0.75), score.Value, 12);
        Assert.Empty(new QualityScorer(options).Score(new("Paris.")).Findings);
    }

    [Fact]
    public async Task ScoreAsync_OwnCheckOutOfRange_Throws()
    {
        var options = new QualityOptions();
        options.OwnChecks.Add(new Fixed(new("", 2)));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => new QualityScorer(options).ScoreAsync(new("Paris.")).AsTask());
        Assert.Contains("'Polite'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScoreAsync_SupportInOtherWords_IsFoundByEmbeddings()
    {
        const string Context = "The physician examined numerous patients yesterday afternoon.";
        var input = new QualityInput("Many sick people were seen by a doctor.") { Context = Context };
        var options = new QualityOptions { Checks = QualityChecks.Groundedness, Embeddings = new Alike() };

        var alone = new QualityScorer(new() { Checks = QualityChecks.Groundedness }).Score(input);
        var score = await new QualityScorer(options).ScoreAsync(input);

        Assert.True(alone.HasFault(QualityChecks.Groundedness));
        Assert.False(score.HasFault(QualityChecks.Groundedness));
    }

    private sealed class Fixed(QualityFinding finding) : IQualityCheck
    {
        public string Name => "Polite";

        public ValueTask<QualityFinding?> CheckAsync(QualityInput input, CancellationToken cancellationToken) => new(finding);
    }

    // All texts mean the same to it.
    private sealed class Alike : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(static _ => new Embedding<float>(new float[] { 1, 2, 3 }))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
