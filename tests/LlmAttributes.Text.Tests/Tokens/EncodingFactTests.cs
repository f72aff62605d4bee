using System.Text.Json;

namespace LlmAttributes.Text.Tests.Tokens;

/// <summary>Encodings that others have published must be counted exactly.</summary>
public class EncodingFactTests
{
    private static readonly TokenizerProvider s_provider = new();

    private static long Count(string model, string text)
    {
        var count = s_provider.CounterFor(new() { ModelId = model })!.Count(text);
        Assert.Equal(TokenCount.Exact(count.Tokens), count);
        return count.Tokens;
    }

    [Fact]
    public void Count_PublishedO200kEncodings_AreExact()
    {
        using var stream = typeof(EncodingFactTests).Assembly.GetManifestResourceStream("o200k_facts.jsonl")!;
        using var reader = new StreamReader(stream);
        var facts = 0;
        while (reader.ReadLine() is { } line)
        {
            using var fact = JsonDocument.Parse(line);
            var text = fact.RootElement.GetProperty("text").GetString()!;
            Assert.True(fact.RootElement.GetProperty("tokens").GetArrayLength() == Count("gpt-4o", text), text);
            facts++;
        }

        Assert.InRange(facts, 50, 1_000);
    }

    // openai/tiktoken, tests/test_encoding.py and tests/test_simple_public.py.
    [Theory]
    [InlineData("hello world", 2)]
    [InlineData("rer", 1)]
    [InlineData("'rer", 2)]
    [InlineData("today\n ", 3)]
    [InlineData("today\n \n", 2)]
    [InlineData("today\n  \n", 2)]
    [InlineData(" \u00850", 4)]
    [InlineData("👍", 3)]
    public void Count_PublishedCl100kEncodings_AreExact(string text, int tokens) => Assert.Equal(tokens, Count("gpt-4", text));

    [Theory]
    [InlineData("gpt-4o")]
    [InlineData("gpt-4")]
    public void Count_NameOfASpecialToken_IsText(string model)
    {
        Assert.InRange(Count(model, "<|endoftext|>"), 5, 8);
        Assert.Equal(3 * Count(model, "<|endoftext|>"), Count(model, "<|endoftext|><|endoftext|><|endoftext|>"), 3.0);
        Assert.Equal(2, Count(model, "<|"));
    }
}
