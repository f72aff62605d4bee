using CsCheck;

namespace LlmAttributes.Tests.Queries;

public sealed class TaskDetectorTests
{
    [Theory]
    [InlineData("When did World War II end?", TaskType.QuestionAnswering)]
    [InlineData("Summarize the article below in two sentences.", TaskType.Summarization)]
    [InlineData("Translate this sentence into French: good night.", TaskType.Translation)]
    [InlineData("Write a Python function that sorts a list.", TaskType.CodeGeneration)]
    [InlineData("Classify each of these as fruit or vegetable: apple, carrot, leek", TaskType.Classification)]
    [InlineData("Extract all names of persons from the text.", TaskType.Extraction)]
    [InlineData("Write a short story about a lighthouse.", TaskType.Creative)]
    [InlineData("Give me a list of ideas for a birthday party.", TaskType.Brainstorming)]
    public void Detect_EnglishRequest_IsItsTask(string query, TaskType task) => Assert.Equal(task, TaskDetector.Detect(query).Task);

    [Theory]
    [InlineData("Fasse den Artikel in zwei Sätzen zusammen.", TaskType.Summarization)]
    [InlineData("Résume ce texte en trois phrases.", TaskType.Summarization)]
    [InlineData("总结下面的文章。", TaskType.Summarization)]
    [InlineData("لخص النص التالي", TaskType.Summarization)]
    [InlineData("Übersetze das ins Englische.", TaskType.Translation)]
    [InlineData("次の文を英語に翻訳してください。", TaskType.Translation)]
    [InlineData("Переведи на английский.", TaskType.Translation)]
    [InlineData("Schreibe eine Python-Funktion.", TaskType.CodeGeneration)]
    [InlineData("Klassifiziere die folgenden Nachrichten.", TaskType.Classification)]
    [InlineData("Extrae los nombres del texto.", TaskType.Extraction)]
    [InlineData("इस वाक्य का अनुवाद करें", TaskType.Translation)]
    public void Detect_RequestInAnotherLanguage_IsItsTask(string query, TaskType task) => Assert.Equal(task, TaskDetector.Detect(query).Task);

    [Theory]
    [InlineData("")]
    [InlineData("  \n\t ")]
    [InlineData("\u0000\uD800")]
    public void Detect_NothingToRead_IsGeneralWithoutConfidence(string query) =>
        Assert.Equal((TaskType.General, 0.0), (TaskDetector.Detect(query).Task, TaskDetector.Detect(query).Confidence));

    [Fact]
    public void Detect_Cue_IsShownWhereItStands()
    {
        const string Query = "Please, could you translate the sign?";

        var evidence = Assert.Single(TaskDetector.Detect(Query).Evidence);

        Assert.Equal((TaskType.Translation, "translate"), (evidence.Task, Query.Substring(evidence.Start, evidence.Length)));
    }

    [Fact]
    public void Detect_CueOfSeveralWords_IsShownWhole()
    {
        const string Query = "How do you say \"rain\" over there?";

        Assert.Contains(TaskDetector.Detect(Query).Evidence, e => Query.Substring(e.Start, e.Length) == "How do you say");
    }

    [Fact]
    public void Detect_CueAtTheEndOfALongText_IsShownWhereItStands()
    {
        var query = new string('x', 5000) + " Please summarize.";

        var found = TaskDetector.Detect(query);

        Assert.Contains(found.Evidence, e => query.Substring(e.Start, e.Length) == "summarize");
    }

    [Fact]
    public void Detect_CueInTheMiddleOfALongText_IsNotRead() =>
        Assert.Empty(TaskDetector.Detect(new string('x', 5000) + " summarize " + new string('y', 5000)).Evidence);

    [Fact]
    public void Detect_SameCueAgain_CountsThreeTimesAtMost() =>
        Assert.Equal(TaskDetector.Detect("translate translate translate").Evidence.Count, TaskDetector.Detect(string.Join(' ', Enumerable.Repeat("translate", 50))).Evidence.Count);

    [Fact]
    public void Detect_NameOfATown_IsNoCode() => Assert.NotEqual(TaskType.CodeGeneration, TaskDetector.Detect("What is the postal code of Berlin?").Task);

    [Fact]
    public void Detect_AnyText_HasAConfidenceAndEvidenceInside() => Gen.String.Sample(
        query =>
        {
            var found = TaskDetector.Detect(query);
            Assert.InRange(found.Confidence, 0, 1);
            Assert.All(found.Evidence, e => Assert.True(e.Start >= 0 && e.Length > 0 && e.Start + e.Length <= query.Length));
        },
        iter: 2000);

    [Fact]
    public void Detect_LetterCase_IsTheSame() =>
        Assert.Equal(TaskDetector.Detect("translate the sign").Task, TaskDetector.Detect("TRANSLATE THE SIGN").Task);
}
