namespace LlmAttributes.Tests.Queries;

public class ClarityAnalyzerTests
{
    [Theory]
    [InlineData(ClarityFault.UnclearReference, "When was it founded?", "it")]
    [InlineData(ClarityFault.UnclearReference, "Wie funktioniert das?", "das")]
    [InlineData(ClarityFault.VagueQuantity, "Name several rivers in Peru.", "several")]
    [InlineData(ClarityFault.VagueQuantity, "Donne-moi quelques exemples de verbes.", "quelques")]
    [InlineData(ClarityFault.MissingObject, "Summarize the article below in two sentences.", "the article")]
    [InlineData(ClarityFault.MissingFormat, "Extract the names from: Ann met Bob and Carl in Rome.", "Extract")]
    [InlineData(ClarityFault.MissingLength, "Write an essay about whales for students.", "Write")]
    [InlineData(ClarityFault.MissingAudience, "Explain inflation in 50 words.", "Explain")]
    [InlineData(ClarityFault.MissingLanguage, "Translate \"good morning\".", "Translate")]
    [InlineData(ClarityFault.MissingLanguage, "Traduce \"buenos días\".", "Traduce")]
    [InlineData(ClarityFault.Contradiction, "Give a brief, exhaustive answer: what is a quark?", "exhaustive")]
    [InlineData(ClarityFault.Contradiction, "Explain tides to a child in one sentence of 200 words.", "200 words")]
    public void Analyze_FlawedQuery_PointsAtTheFault(ClarityFault fault, string query, string words)
    {
        var report = ClarityAnalyzer.Analyze(query);

        var finding = Assert.Single(report.Findings, f => f.Fault == fault);
        Assert.Equal(words, query.Substring(finding.Start, finding.Length));
        Assert.True(report.Score < 1);
        Assert.EndsWith(".", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What is the capital of Peru?", false)]
    [InlineData("When was it founded?", false)]
    [InlineData("Give a brief, exhaustive answer: what is a quark?", false)]
    [InlineData("What is a quark? And who found it? And when?", true)]
    [InlineData("", false)]
    public void Applies_QueryAlone_IsWhatItsReportSays(string query, bool applies)
    {
        Assert.Equal(applies, SimplifyStrategy.Applies(query));
        Assert.Equal(applies, SimplifyStrategy.Applies(ClarityAnalyzer.Analyze(query)));
    }

    [Theory]
    [InlineData("What is the capital of Peru?")]
    [InlineData("Is it legal to park here overnight in Rome?")]
    [InlineData("How many moons does Mars have?")]
    [InlineData("Translate \"Where is it?\" into Polish.")]
    [InlineData("Write a letter of 60 to 80 words to my landlord.")]
    [InlineData("Proofread this sentence: \"They goes home.\"")]
    [InlineData("Tag each word as noun or not noun: tree, run.")]
    [InlineData("Übersetze \"Guten Tag\" ins Polnische.")]
    public void Analyze_ClearQuery_FindsNothing(string query)
    {
        var report = ClarityAnalyzer.Analyze(query);

        Assert.Empty(report.Findings);
        Assert.Equal(1, report.Score);
        Assert.Equal(ClarityBand.High, report.Band);
    }

    [Fact]
    public void Analyze_EmptyQuery_IsClear() => Assert.Equal(1, ClarityAnalyzer.Analyze("").Score);

    [Fact]
    public void Analyze_SeveralQuestions_PointsAtTheSecondOn()
    {
        const string Query = "Who built the Colosseum? When was the arena finished?";

        var finding = ClarityAnalyzer.Analyze(Query).Find(ClarityFault.SeveralQuestions);

        Assert.Equal("When was the arena finished?", Query.Substring(finding!.Value.Start, finding.Value.Length));
    }

    [Fact]
    public void Analyze_LongSentence_GivesItsGrade()
    {
        var report = ClarityAnalyzer.Analyze(
            "Inasmuch as the implementation of the aforementioned methodology necessitates interdepartmental communication, enumerate five organizational prerequisites, formulated as bullet points, for collaborative documentation.");

        Assert.NotNull(report.Find(ClarityFault.HardToRead));
        Assert.True(report.ReadingGrade > 20);
    }

    [Theory]
    [InlineData("When was it founded?", QueryKnowledge.History)]
    [InlineData("Summarize the article below in two sentences.", QueryKnowledge.Material)]
    [InlineData("Extract the names from: Ann met Bob and Carl in Rome.", QueryKnowledge.Format)]
    [InlineData("Write an essay about whales for students.", QueryKnowledge.Length)]
    [InlineData("Explain inflation in 50 words.", QueryKnowledge.Audience)]
    [InlineData("Translate \"good morning\".", QueryKnowledge.Language)]
    public void Analyze_KnownFromElsewhere_IsNoFault(string query, QueryKnowledge known)
    {
        Assert.NotEmpty(ClarityAnalyzer.Analyze(query).Findings);
        Assert.Empty(ClarityAnalyzer.Analyze(query, known).Findings);
    }

    [Fact]
    public void Analyze_WorseQuery_ScoresLower()
    {
        var middle = ClarityAnalyzer.Analyze("Name several rivers in Peru.");
        var low = ClarityAnalyzer.Analyze("Summarize the following text.");

        Assert.Equal(ClarityBand.Middle, middle.Band);
        Assert.Equal(ClarityBand.Low, low.Band);
        Assert.True(low.Score < middle.Score);
    }
}
