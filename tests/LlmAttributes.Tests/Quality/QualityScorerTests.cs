using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Quality;

public sealed class QualityScorerTests
{
    private const string Good = "A train that goes 60 miles in one hour needs two hours for 120 miles. It arrives at noon.";

    private static readonly QualityScorer s_scorer = new(new() { Checks = QualityChecks.All });

    [Theory]
    [InlineData("   \n ", QualityChecks.Length)]
    [InlineData("I'm sorry, but I can't help with that.", QualityChecks.Refusal)]
    [InlineData("Es tut mir leid, dabei kann ich nicht helfen.", QualityChecks.Refusal)]
    [InlineData("申し訳ありませんが、お答えできません。", QualityChecks.Refusal)]
    [InlineData("I'm not sure, but perhaps it is noon. I could be wrong, so please verify it.", QualityChecks.Hedging)]
    [InlineData("The train arrives at noon sharp. The train arrives at noon sharp. The train arrives at noon sharp. The train arrives at noon sharp.", QualityChecks.Repetition)]
    [InlineData("It arrives very very very very very very very very soon.", QualityChecks.Repetition)]
    [InlineData("Noooooooooooooooooooooo!", QualityChecks.Repetition)]
    [InlineData("The trainâ€™s arrival is at noon.", QualityChecks.Legibility)]
    [InlineData("It arrives at noon.<|im_end|>", QualityChecks.Legibility)]
    [InlineData("T#e tr%in arri~es at n&on, wh@n the s#n is h~gh.", QualityChecks.Legibility)]
    [InlineData("Der Zug kommt um zwölf Uhr an, weil er für die Strecke zwei Stunden braucht und um zehn Uhr losfährt.", QualityChecks.Language)]
    [InlineData("列车在中午到达，因为需要两个小时。", QualityChecks.Language)]
    [InlineData("A train leaves at ten and goes 60 miles in each hour. When does it arrive, if its way is 120 miles long?", QualityChecks.Echo)]
    [InlineData("The train needs two hours for its way. So it arrives at the", QualityChecks.Truncation)]
    [InlineData("It arrives at noon.\n\nKind regards,\n[Your Name]", QualityChecks.Placeholders)]
    [InlineData("It arrives at noon. Ask jo@example.org for more.", QualityChecks.PersonalData)]
    [InlineData("It arrives at noon, you idiot.", QualityChecks.Toxicity)]
    public void Score_FaultyAnswer_HasTheFaultAndALowerValue(string answer, QualityChecks check)
    {
        var score = s_scorer.Score(About(answer));

        Assert.True(score.HasFault(check), score.ToString());
        Assert.InRange(score.Value, 0, 0.75);
    }

    [Fact]
    public void Score_GoodAnswer_IsOne()
    {
        var score = s_scorer.Score(About(Good));

        Assert.Equal(1, score.Value);
        Assert.Equal("1", score.ToString());
    }

    [Theory]
    [InlineData("""{"answer": "noon", "why": "two hours"}""", 1)]
    [InlineData("""
        ```json
        {"answer": "noon", "why": "two hours"}
        ```
        """, 1)]
    [InlineData("""Here it is: {"answer": "noon", "why": "two hours"}""", 0.8)]
    [InlineData("""{"answer": "noon"}""", 0.3)]
    [InlineData("""{"answer": "noon", "why": }""", 0.2)]
    [InlineData("It arrives at noon.", 0)]
    public void Score_JsonAskedFor_ScoresTheForm(string answer, double expected)
    {
        var score = s_scorer.Score(new(answer) { Demands = new() { RequiredProperties = ["answer", "why"] } });

        Assert.Equal(expected, Finding(score, "Format").Score);
    }

    [Fact]
    public void Score_JsonOfTenMegabytes_IsReadAsAWhole()
    {
        var text = $$"""{"answer": "{{string.Concat(Enumerable.Range(0, 1_000_000).Select(static i => $"word{i} "))}}", "why": "né"}""";
        Assert.True(text.Length > 10_000_000);

        var score = s_scorer.Score(new(text) { Demands = new() { RequiredProperties = ["answer", "why"] } });
        var broken = s_scorer.Score(new(text[..^1] + "]") { Demands = new() { RequiredProperties = ["answer", "why"] } });

        Assert.Equal(1, Finding(score, "Format").Score);
        Assert.Equal(0.2, Finding(broken, "Format").Score);
    }

    [Theory]
    [InlineData("Answer in at most five words.", true)]
    [InlineData("Answer in at most 40 words.", false)]
    [InlineData("Use no more than 8 words.", true)]
    [InlineData("Limit your answer to one sentence.", true)]
    [InlineData("Answer with at least 200 words.", true)]
    [InlineData("Keep the explanation within 1 sentence.", false)]
    [InlineData("The sign above the door has at most five letters.", false)]
    public void Score_RequestWithALimit_HoldsTheAnswerAgainstIt(string request, bool isFault) =>
        Assert.Equal(isFault, s_scorer.Score(new(Good) { Request = request }).HasFault(QualityChecks.Demands));

    [Theory]
    [InlineData("List 3 fruits.", false)]
    [InlineData("Please name exactly four fruits.", true)]
    [InlineData("He gave 5 apples to Tom. Which fruits are red?", false)]
    public void Score_RequestForItems_CountsTheList(string request, bool isFault) =>
        Assert.Equal(isFault, s_scorer.Score(new("1. Apple\n2. Cherry\n3. Plum") { Request = request }).HasFault(QualityChecks.Demands));

    [Theory]
    [InlineData("Explain in German when the train arrives.", true)]
    [InlineData("Explain in English when the train arrives.", false)]
    [InlineData("Translate the sentence into German: the train arrives at noon.", true)]
    [InlineData("What does the sign in Japan say to people in the train?", false)]
    public void Score_RequestForALanguage_ExpectsIt(string request, bool isFault) =>
        Assert.Equal(isFault, s_scorer.Score(new(Good) { Request = request }).HasFault(QualityChecks.Language));

    [Fact]
    public void Score_DeclaredDemands_GoBeforeTheRequest()
    {
        var input = new QualityInput(Good) { Request = "Answer in at most five words.", Demands = new() { MaxWords = 50 } };

        Assert.False(s_scorer.Score(input).HasFault(QualityChecks.Demands));
    }

    [Fact]
    public void Score_CutByTheModelsLimit_IsTruncated() =>
        Assert.True(s_scorer.Score(About(Good) with { FinishReason = ChatFinishReason.Length }).HasFault(QualityChecks.Truncation));

    [Fact]
    public void Score_AnswerAboutSomethingElse_IsNotGrounded()
    {
        const string Context = "The railway from Aberdeen to Inverness follows the coast, crosses the Spey and needs two hours and fifteen minutes.";

        Assert.False(s_scorer.Score(new("The railway from Aberdeen follows the coast to Inverness.") { Context = Context }).HasFault(QualityChecks.Groundedness));
        Assert.True(s_scorer.Score(new("Penguins breed in colonies and feed on krill near Antarctica.") { Context = Context }).HasFault(QualityChecks.Groundedness));
    }

    [Fact]
    public void Score_Reasons_HoldNoTextOfTheAnswer()
    {
        var score = s_scorer.Score(About("Xyzzy quux cannot xyzzy: I'm sorry, I can't help, you idiot. Mail zork@example.org, zork, zork, zork, zork, zork, zork, zork [Your Zork] and the"));

        Assert.True(score.Faults.Count() > 3, score.ToString());
        Assert.DoesNotContain("zork", score.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("xyzzy", score.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Score_Weights_FollowTheStatedFormula()
    {
        var options = new QualityOptions { Checks = QualityChecks.Refusal | QualityChecks.Language };
        options.Weights["Refusal"] = 0.5;
        options.Weights["Language"] = 0.25;

        var score = new QualityScorer(options).Score(About("Es tut mir leid, aber ich kann nicht helfen, weil es nicht erlaubt ist und ich das nicht darf."));

        Assert.Equal((1 - 0.5) * (1 - (0.25 * (1 - Finding(score, "Language").Score))), score.Value, 12);
        Assert.Equal(2, score.Faults.Count());
    }

    [Fact]
    public void Create_WeightOutOfRange_Throws()
    {
        var options = new QualityOptions();
        options.Weights["Refusal"] = 1.5;

        Assert.Throws<ArgumentOutOfRangeException>(() => new QualityScorer(options));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[[[[[[[[")]
    [InlineData("\"")]
    [InlineData("\uD800")]
    [InlineData("1.")]
    [InlineData("```")]
    [InlineData("= $")]
    public void Score_Scraps_DoesNotThrow(string answer) =>
        Assert.InRange(s_scorer.Score(new(answer) { Request = answer, Context = answer, Demands = new() { Json = true } }).Value, 0, 1);

    private static QualityInput About(string answer) =>
        new(answer) { Request = "A train leaves at ten and goes 60 miles in each hour. When does it arrive, if its way is 120 miles long?" };

    private static QualityFinding Finding(QualityScore score, string check) => score.Findings.Single(f => f.Check == check);
}
