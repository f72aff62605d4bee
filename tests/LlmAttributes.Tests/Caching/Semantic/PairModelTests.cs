using CsCheck;

namespace LlmAttributes.Tests.Caching.Semantic;

public class PairModelTests
{
    [Fact]
    public void Write_Shipped_ReadsTheSame()
    {
        using var memory = new MemoryStream();
        PairModelFile.Write(PairModel.Shipped, memory);
        Assert.InRange(memory.Length, 1, 300 * 1024);
        memory.Position = 0;

        var read = PairModelFile.Read(memory);

        Assert.Equal(memory.Length, memory.Position);
        Assert.Equal(Judge(PairModel.Shipped), Judge(read));
    }

    [Fact]
    public void Judge_AnyTwoTexts_IsAProbabilityAndTheSameBothWays() => Gen.Select(Gen.String, Gen.String).Sample(static (a, b) =>
    {
        var (left, right) = (QueryReading.Of(a), QueryReading.Of(b));
        var there = CandidateVerifier.Shipped.Judge(left, right);

        return there.Confidence is >= 0 and <= 1 && there.Faults == CandidateVerifier.Shipped.Judge(right, left).Faults;
    });

    private static readonly string[] s_words = ["how", "do", "i", "not", "reset", "my", "password", "2", "3 km", "in", "Paris", "London", "tell me about", "what is", "enable", "disable"];

    private static readonly Gen<string> s_question = Gen.Int[0, s_words.Length - 1].Array[1, 8].Select(static words => string.Join(' ', words.Select(static word => s_words[word])));

    [Fact]
    public void ConfidenceOf_AnyTwoQuestions_IsWhatTheWholeJudgementSays() => Gen.Select(s_question, s_question).Sample(static (a, b) =>
    {
        var (left, right) = (QueryReading.Of(a), QueryReading.Of(b));
        var whole = CandidateVerifier.Shipped.Judge(left, right);

        return CandidateVerifier.Shipped.ConfidenceOf(left, right) == (whole.IsRejected ? null : whole.Confidence);
    });

    [Fact]
    public void Judge_Paraphrase_IsSurerThanOfAnotherSubject()
    {
        var asked = QueryReading.Of("How can I reset my password?");

        var near = CandidateVerifier.Shipped.Judge(QueryReading.Of("How do I reset my password?"), asked);
        var far = CandidateVerifier.Shipped.Judge(QueryReading.Of("How do I open the garage?"), asked);

        Assert.True(near.Confidence > far.Confidence + 0.3);
    }

    private static double Judge(PairModel model) =>
        new CandidateVerifier(model).Judge(QueryReading.Of("How do I boil an egg?"), QueryReading.Of("What is the best way to boil eggs?")).Confidence;
}
