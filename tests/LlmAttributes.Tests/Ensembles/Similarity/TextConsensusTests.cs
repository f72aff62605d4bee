using CsCheck;

namespace LlmAttributes.Tests.Ensembles;

public sealed class TextConsensusTests
{
    private static readonly Gen<string> s_text = Gen.OneOf("red", "green", "blue", "and", "the", "house", "boats", "boat", "7", "").Array[0, 12].Select(static words => string.Join(' ', words));

    private static readonly Gen<(string Text, double Weight)[]> s_weighted = Gen.Select(s_text, Gen.Double[0.01, 5]).Array[1, 7];

    private static TextDecision Decide(IReadOnlyList<string> texts, IReadOnlyList<double>? weights = null, ITextSimilarity? similarity = null) =>
        new TextConsensus(similarity).DecideAsync(texts, weights).AsTask().GetAwaiter().GetResult();

    [Fact]
    public void Decide_TextsOfOneMeaning_ChoosesTheOneInTheMiddle()
    {
        var decision = Decide(["The boat is red.", "The boat is red and long.", "I cannot say.", "The red boat is long."]);

        Assert.Equal(3, decision.Winner);
        Assert.InRange(decision.Agreement, 0.6, 0.8);
    }

    [Fact]
    public void Decide_TextsInAnotherOrder_ChoosesTheSameText() => Gen.Select(s_weighted, Gen.Int[0, 1000]).Sample((texts, seed) =>
    {
        var shuffled = ((string Text, double Weight)[])texts.Clone();
        new Random(seed).Shuffle(shuffled);
        var (before, after) = (Decide(Texts(texts), Weights(texts)), Decide(Texts(shuffled), Weights(shuffled)));
        Assert.Equal(before.Agreement, after.Agreement, 9);
        // Of texts that agree with the others equally and weigh the same, the first one wins.
        if (texts[before.Winner].Weight != shuffled[after.Winner].Weight)
            Assert.Equal(texts[before.Winner].Text, shuffled[after.Winner].Text);
    });

    [Fact]
    public void Decide_TextOfTheMajority_Wins() => Gen.Select(s_text, s_weighted).Sample((text, others) =>
    {
        string[] texts = [.. Texts(others), text, text];
        var half = Weights(others).Sum();
        double[] weights = [.. Weights(others), 0.51 * half, 0.51 * half];
        Assert.Equal(Words(text), Words(texts[Decide(texts, weights).Winner]));
    });

    [Fact]
    public void Decide_WeightsOfAnotherScale_ChoosesTheSameText() => Gen.Select(s_weighted, Gen.OneOf(1e-200, 1e-3, 0.25, 7.0, 1e300)).Sample((texts, factor) =>
    {
        var (plain, scaled) = (Decide(Texts(texts), Weights(texts)), Decide(Texts(texts), [.. Weights(texts).Select(weight => weight * factor)]));
        Assert.Equal(plain.Winner, scaled.Winner);
        Assert.Equal(plain.Agreement, scaled.Agreement, 9);
    });

    [Fact]
    public void Decide_HeavyText_IsNotOutvotedByOneLightText() => Assert.Equal(0, Decide(["yes it is", "no it is not"], [3, 1]).Winner);

    [Fact]
    public void Decide_EvenTexts_ChoosesTheFirst() => Assert.Equal(0, Decide(["a b", "a c"]).Winner);

    [Fact]
    public void Decide_TextBetweenTwoCamps_DoesNotBeatTheMajority() => Assert.Equal(0, Decide(["a", "a b", "b"], [51, 1, 48]).Winner);

    [Fact]
    public void Decide_WeightsOfZero_CountAllTheSame() => Assert.Equal(Decide(["a b", "b", "c"]).Scores, Decide(["a b", "b", "c"], [0, 0, 0]).Scores);

    [Fact]
    public void Decide_OneText_AgreesWithItself() => Assert.Equal((0, 1.0), (Decide(["x"]).Winner, Decide(["x"]).Agreement));

    [Fact]
    public async Task Decide_NoText_Throws() => await Assert.ThrowsAsync<ArgumentException>("texts", async () => await new TextConsensus().DecideAsync([]));

    [Fact]
    public async Task Decide_WeightsThatDoNotFit_Throws() => await Assert.ThrowsAsync<ArgumentException>("weights", async () => await new TextConsensus().DecideAsync(["a"], [1, 2]));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task Decide_WeightThatIsNone_Throws(double weight) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>("weights", async () => await new TextConsensus().DecideAsync(["a", "b"], [1, weight]));

    [Fact]
    public async Task Decide_SimilarityOutOfItsRange_SaysWhichTexts()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await new TextConsensus(new Constant(1.5)).DecideAsync(["a", "b"]));

        Assert.Equal("The similarity of the texts 0 and 0 is 1.5; it must be 0 to 1.", fault.Message);
    }

    private static string[] Texts((string Text, double Weight)[] texts) => Array.ConvertAll(texts, static text => text.Text);

    private static double[] Weights((string Text, double Weight)[] texts) => Array.ConvertAll(texts, static text => text.Weight);

    private static string Words(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    private sealed class Constant(double value) : ITextSimilarity
    {
        public ValueTask CompareAsync(IReadOnlyList<string> texts, Memory<double> similarities, CancellationToken cancellationToken)
        {
            similarities.Span.Fill(value);
            return default;
        }
    }
}
