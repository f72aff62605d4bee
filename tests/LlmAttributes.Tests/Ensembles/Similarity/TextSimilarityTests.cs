using CsCheck;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Ensembles;

public sealed class TextSimilarityTests
{
    private static readonly ITextSimilarity[] s_lexical = [TokenSimilarity.Instance, new CharacterSimilarity(), new CharacterSimilarity(1), new CharacterSimilarity(16)];

    private static double[] Compare(ITextSimilarity similarity, params string[] texts)
    {
        var values = new double[texts.Length * texts.Length];
        similarity.CompareAsync(texts, values, default).AsTask().GetAwaiter().GetResult();
        return values;
    }

    [Theory]
    [InlineData("The red boat", "the RED boat!", 1)]
    [InlineData("a b c d", "a b x y", 0.5)]
    [InlineData("a a b", "a b b", 2 / 3.0)]
    [InlineData("one", "two", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "one", 0)]
    [InlineData("👍", "👍", 1)]
    [InlineData("👍", "👎", 0)]
    [InlineData("今日は良い", "今日は悪い", 0.8)]
    public void Tokens_OfTwoTexts_IsTheirF1(string left, string right, double expected) => Assert.Equal(expected, Compare(TokenSimilarity.Instance, left, right)[1], 12);

    [Theory]
    [InlineData("The red  boat", " the RED boat", 1)]
    [InlineData("abcde", "abcdx", 0.5)]
    [InlineData("ab", "ab", 1)]
    [InlineData("ab", "ac", 0)]
    [InlineData("", " ", 0)]
    [InlineData("", "abcd", 0)]
    public void Characters_OfTwoTexts_IsTheF1OfTheirRuns(string left, string right, double expected) => Assert.Equal(expected, Compare(new CharacterSimilarity(), left, right)[1], 12);

    [Fact]
    public void Characters_OtherEnding_IsNearerThanByWords() =>
        Assert.True(Compare(new CharacterSimilarity(), "colouring houses", "coloured house")[1] > Compare(TokenSimilarity.Instance, "colouring houses", "coloured house")[1] + 0.4);

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void Characters_LengthOutOfItsRange_Throws(int length) => Assert.Throws<ArgumentOutOfRangeException>(nameof(length), () => new CharacterSimilarity(length));

    [Fact]
    public void Compare_AnyTexts_IsSymmetricAndBetweenZeroAndOne() => Gen.Select(Gen.Int[0, s_lexical.Length - 1], Gen.String.Array[1, 5]).Sample((index, texts) =>
    {
        var values = Compare(s_lexical[index], texts);
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.Equal(1, values[(i * texts.Length) + i]);
            for (var j = 0; j < texts.Length; j++)
            {
                Assert.InRange(values[(i * texts.Length) + j], 0, 1);
                Assert.Equal(values[(i * texts.Length) + j], values[(j * texts.Length) + i]);
            }
        }
    });

    [Fact]
    public void Embeddings_OfTwoTexts_IsTheirCosineWhereItIsPositive()
    {
        var similarity = new EmbeddingSimilarity(new Table(("a", [1, 0]), ("b", [3, 3]), ("c", [-2, 0]), ("0", [0, 0])));

        var values = Compare(similarity, "a", "b", "c", "0");

        Assert.Equal(Math.Sqrt(0.5), values[1], 9);
        Assert.Equal((1.0, 0.0, 0.0), (values[0], values[2], values[3]));
    }

    [Fact]
    public void Embeddings_AnyVectors_IsSymmetricAndBetweenZeroAndOne() => Gen.Float[-3, 3].Array[3].Array[2].Sample(vectors =>
    {
        var values = Compare(new EmbeddingSimilarity(new Table(("a", vectors[0]), ("b", vectors[1]))), "a", "b");
        Assert.InRange(values[1], 0, 1);
        Assert.Equal((1.0, values[1], 1.0), (values[0], values[2], values[3]));
    });

    [Fact]
    public async Task Embeddings_OneTooFew_SaysSo()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await new EmbeddingSimilarity(new Table(("a", [1]))).CompareAsync(["a", "?"], new double[4], default));

        Assert.Equal("The embedding generator gave 1 embeddings for 2 texts; use one that gives one for each.", fault.Message);
    }

    [Fact]
    public async Task Embeddings_OfDifferentLengths_SaysSo()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await new EmbeddingSimilarity(new Table(("a", [1]), ("b", [1, 2]))).CompareAsync(["a", "b"], new double[4], default));

        Assert.Equal("Embeddings of 1 and 2 numbers cannot be compared; use a generator of one model.", fault.Message);
    }

    private sealed class Table(params (string Text, float[] Vector)[] rows) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.SelectMany(value => rows.Where(row => row.Text == value)).Select(static row => new Embedding<float>(row.Vector))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
