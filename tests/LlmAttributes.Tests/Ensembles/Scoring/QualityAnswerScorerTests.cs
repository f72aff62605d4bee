namespace LlmAttributes.Tests.Ensembles;

public sealed class QualityAnswerScorerTests
{
    [Fact]
    public async Task Score_RefusalAmongAnswers_IsNotTheBest()
    {
        var panel = new AnswerPanel<string>([new("a", "", "I'm sorry, but I can't help with that."), new("b", "", "The capital of France is Paris.")]) { Request = "What is the capital of France?" };

        var scores = await new QualityAnswerScorer<string>(new()).ScoreAsync(panel, default);

        Assert.Equal(1, scores.Best());
        Assert.True(scores.Values[0] < 0.5);
        Assert.Empty(scores.Attempts);
    }

    [Fact]
    public async Task Score_AnswerThatWasScoredBefore_KeepsItsScore()
    {
        var panel = new AnswerPanel<string>([new("a", "", "Paris.") { Quality = 0.25 }]);

        Assert.Equal([0.25], (await new QualityAnswerScorer<string>(new()).ScoreAsync(panel, default)).Values);
    }

    [Fact]
    public void Best_EvenScores_IsTheFirst() => Assert.Equal(1, new AnswerScores([double.NaN, 0.5, 0.5, 0.2]).Best());
}
