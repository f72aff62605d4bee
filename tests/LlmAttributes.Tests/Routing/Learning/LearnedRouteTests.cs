using CsCheck;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing.Learning;

[Collection(LoadCollection.Name)]
public class LearnedRouteTests
{
    private static readonly LearnedRoute s_route = new RouteTrainer().Train(LearningData.Outcomes(200));

    [Fact]
    public void Models_AreInTheOrderOfTheirFirstOutcome() => Assert.Equal([LearningData.Counter, LearningData.Poet], s_route.Models);

    [Theory]
    [InlineData(LearningData.Poet, 1)]
    [InlineData("stranger", -1)]
    public void IndexOf_Key_IsItsPlaceOrNone(string model, int index) => Assert.Equal(index, s_route.IndexOf(model));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Predict_WrongRoom_IsRefused(int room) =>
        Assert.Contains($"room for {room} scores; give room for 2", Assert.Throws<ArgumentException>(() => s_route.Predict("p", new double[room])).Message, StringComparison.Ordinal);

    [Fact]
    public void Predict_AnyText_GivesScoresNearTheirRange() => Gen.String.Sample(
        static prompt =>
        {
            var scores = new double[2];
            s_route.Predict(prompt, scores);

            Assert.All(scores, static score => Assert.InRange(score, -1, 2));
        },
        iter: 2_000, threads: 1);

    [Fact]
    public void Predict_SameText_GivesTheSameScoresWhateverWasAskedBefore() => Gen.String.Array[1, 5].Sample(
        static prompts =>
        {
            var alone = Array.ConvertAll(prompts, Scores);

            Assert.Equal(alone, Array.ConvertAll(prompts, Scores));
        },
        iter: 200, threads: 1);

    [Fact]
    public void Predict_Twice_AllocatesNothing()
    {
        var scores = new double[2];
        s_route.Predict("add two numbers", scores);

        var before = GC.GetAllocatedBytesForCurrentThread();
        s_route.Predict("add two numbers", scores);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Predict_FromManyThreads_GivesTheSame()
    {
        var expected = Scores("add two numbers");

        var found = new double[64][];
        Parallel.For(0, found.Length, i => found[i] = Scores("add two numbers"));

        Assert.All(found, scores => Assert.Equal(expected, scores));
    }

    private static double[] Scores(string prompt)
    {
        var scores = new double[2];
        s_route.Predict(prompt, scores);
        return scores;
    }
}
