using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.ML.Tokenizers;

namespace LlmAttributes.Text.Tests.Tokens;

/// <summary>Words are cut and remembered to count faster; the tokens stay those of the library.</summary>
public class WordCountTests
{
    private static readonly string[] s_bits =
    [
        "the", "The", "THE", "theThe", "HTMLPage", "harbour", "'s", "'S", "'ll", "'Re", "'x", "'", "''", "r'", "\u017f", "\u212a", " ", "  ", "   ", "\n", "\r\n", "\n\n", "\t", "\v", "\f", "\u0085", "\u00a0", "\u3000", "/", "//", ".", ", ", "(", "\");\n",
        "\n/", "7", "12", "3456", "٣", "é", "e\u0301", "\u0301", "क्या", "委员会", "，", "😃", "\ud83d", "\0", "\u001c", "\u007f", "_", "-", "<|", "<|endoftext|>", "<|x", "|>", "ǅ", "ª", "ʰ", "²", "internationalisation", "aaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.Int[0, s_bits.Length - 1].Select(i => s_bits[i]).List[0, 60].Select(string.Concat),
        Gen.Char["'stmdrvelTX \n\r\t/.-<|2"].Array[0, 60].Select(static letters => new string(letters)),
        Gen.Char['\0', '\u007f'].Array[0, 60].Select(static letters => new string(letters)));

    [Theory]
    [InlineData("gpt-4o", "o200k_base")]
    [InlineData("gpt-4", "cl100k_base")]
    public void Count_AnyText_IsThatOfTheLibrary(string model, string encoding)
    {
        var counter = new TokenizerProvider().CounterFor(new() { ModelId = model })!;
        var library = TiktokenTokenizer.CreateForEncoding(encoding);

        s_text.Sample(text => counter.Count(text).Tokens == CountPlain(library, text), iter: 20_000);
    }

    [Fact]
    public void Count_FromManyThreads_IsThatOfTheLibrary()
    {
        var counter = new TokenizerProvider().CounterFor(new() { ModelId = "gpt-4o" })!;
        var library = TiktokenTokenizer.CreateForEncoding("o200k_base");
        string[] texts = [.. Enumerable.Range(0, 64).Select(static i => string.Join(' ', Enumerable.Range(i * 997, 800).Select(static n => $"w{n:x}ord{n % 7}")))];
        int[] expected = [.. texts.Select(text => library.CountTokens(text))];

        Parallel.For(0, texts.Length * 4, i => Assert.Equal(expected[i % texts.Length], counter.Count(texts[i % texts.Length]).Tokens));
    }

    [Fact]
    public void Count_KnownWords_AllocatesNothing()
    {
        var counter = new TokenizerProvider().CounterFor(new() { ModelId = "gpt-4o" })!;
        const string Text = "The committee published its report; 14 berths weren't closed.";
        counter.Count(Text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        counter.Count(Text);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // Names of special tokens are text, which the library takes for the tokens: it is given them in two.
    private static int CountPlain(TiktokenTokenizer library, string text) => Regex.Split(text, "(?<=<\\|)(?=[A-Za-z])").Sum(part => library.CountTokens(part));
}
