using CsCheck;

namespace LlmAttributes.Text.Tests.Tokens;

public class StreamingTokenCounterTests
{
    private static readonly TokenizerProvider s_provider = new();

    // What tokenizers cut in ways of their own: endings, numbers, breaks, marks, halves of characters.
    private static readonly string[] s_bits =
    [
        "the", " committee", "'s", "'ll", " ", "  ", "\n", "\r\n\n", "\t", ".", ", ", "(", "\");\n", "12", "3456", "é", "e\u0301", "क्या", "मैं ", "委员会", "，", "こんにちは", "안녕", "😃", "👋🏽", "مرحبا",
        "camelCase", "HTTP", "<|endoftext|>", "-", "_", "ß", "ǅ", "’s",
    ];

    private static readonly Gen<string> s_text = Gen.Int[0, s_bits.Length - 1].Select(i => s_bits[i]).List[0, 200].Select(string.Concat);

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("gpt-4")]
    public void Count_AnyPieces_IsThatOfTheWholeAtAnyMoment(string model)
    {
        var counter = s_provider.CounterFor(new() { ModelId = model })!;
        Gen.Select(s_text, Gen.Int[1, 40].Array[1, 20]).Sample((text, steps) =>
        {
            var streaming = new StreamingTokenCounter(counter);
            for (int at = 0, step = 0; at < text.Length; step++)
            {
                var length = Math.Min(steps[step % steps.Length], text.Length - at);
                streaming.Append(text.AsSpan(at, length));
                at += length;
                if (step % 7 == 0 && streaming.Count != counter.Count(text.AsSpan(0, at)))
                    return false;
            }

            return streaming.Count == counter.Count(text);
        });
    }

    [Fact]
    public void Count_Estimator_StaysNearTheWhole()
    {
        var estimator = new TokenEstimator();
        Gen.Select(s_text, Gen.Int[1, 40]).Sample((text, step) =>
        {
            var streaming = new StreamingTokenCounter(estimator);
            for (var at = 0; at < text.Length; at += step)
                streaming.Append(text.AsSpan(at, Math.Min(step, text.Length - at)));
            var whole = estimator.Count(text).Tokens;
            return Math.Abs(streaming.Count.Tokens - whole) <= 2 + (whole / 20) && streaming.Count.UpperBound >= streaming.Count.Tokens;
        });
    }

    [Fact]
    public void Append_LongText_CountsEveryPartOnce()
    {
        var counted = 0;
        var streaming = new StreamingTokenCounter(new TokenEstimator(new() { TextSpread = 0, IsExact = true, Text = text => counted += text.Length }));
        for (var i = 0; i < 10_000; i++)
            streaming.Append(" word");

        _ = streaming.Count;

        Assert.InRange(counted, 0, 51_000);
    }

    [Fact]
    public void Reset_AfterPieces_BeginsAnew()
    {
        var streaming = new StreamingTokenCounter(s_provider.CounterFor(new() { ModelId = "gpt-4o" })!);
        streaming.Append("Hello world!");

        streaming.Reset();
        streaming.Append("Hello");

        Assert.Equal(TokenCount.Exact(1), streaming.Count);
    }
}
