namespace LlmAttributes.Text.Tests.Chunking;

public class SentenceSegmenterTests
{
    // A bar stands where a sentence ends.
    [Theory]
    [InlineData("en", "Mr. Smith met Dr. J. Brown at 3.5 p.m. sharp. |He left! |Did he (really?) go? |\"Yes.\" |They agreed, e.g. on price.")]
    [InlineData("en", "See Fig. 3 and pp. 12. |The U.S. economy grew. |1. First point. |Visit example.com. |Wait... |What?!")]
    [InlineData("de", "Am 3. Oktober kam Hr. Müller, d.h. der Chef. |Er blieb z.B. bis 17.30 Uhr. |Warum? |Nr. 5 lebt!")]
    [InlineData("fr", "M. Dupont est arrivé. |Il a dit : « Bonjour ! » |Cf. la p. 3 du vol. 2. |Pourquoi ?")]
    [InlineData("es", "El Sr. García llegó. |¿Qué quiere Ud. hoy? |¡Nada! |Véase la pág. 7.")]
    [InlineData("ru", "В 1999 г. Иванов приехал. |Он жил на ул. Ленина. |Почему? |См. рис. 3.")]
    [InlineData("zh", "今天天气很好。|我们去公园吧！|你去吗？|他说：“好。”|走了。")]
    [InlineData("ja", "今日は晴れです。|公園に行きましょう！|「はい。」|行きますか？")]
    [InlineData("ar", "وصل الرجل. |هل تسمعني؟ |نعم! |ذهب إلى البيت.")]
    [InlineData("hi", "आज मौसम अच्छा है। |क्या आप आएंगे? |हाँ! |वह घर गया।")]
    public void NextBreak_OfALanguage_EndsItsSentences(string language, string marked)
    {
        var text = marked.Replace("|", "", StringComparison.Ordinal);

        Assert.Equal(marked, string.Join('|', Sentences(text, language)));
    }

    [Fact]
    public void NextBreak_ALineBreak_EndsASentenceUnlessTextIsWrapped()
    {
        Assert.Equal("one line\n".Length, SentenceSegmenter.NextBreak("one line\nanother. End."));
        Assert.Equal("one line\nanother. ".Length, SentenceSegmenter.NextBreak("one line\nanother. End.", endsAtLineBreaks: false));
    }

    [Theory]
    [InlineData("a?b=1&c")]
    [InlineData("x!=y")]
    [InlineData("file.Name")]
    [InlineData("He said so. but then, it went on")]
    [InlineData("It cost 3.000, or so")]
    public void NextBreak_ASignWithinASentence_EndsNone(string text) => Assert.Equal(text.Length, SentenceSegmenter.NextBreak(text));

    [Fact]
    public void NextBreak_OfNothing_IsZero() => Assert.Equal(0, SentenceSegmenter.NextBreak(""));

    private static List<string> Sentences(string text, string language)
    {
        List<string> sentences = [];
        for (var at = 0; at < text.Length;)
        {
            var length = SentenceSegmenter.NextBreak(text.AsSpan(at), language);
            sentences.Add(text.Substring(at, length));
            at += length;
        }

        return sentences;
    }
}
