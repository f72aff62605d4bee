namespace LlmAttributes.Text.Tests.Retrieval;

public class StemmerTests
{
    // Stems as the published Snowball implementations give them; German and French ones without the accents that terms lose.
    [Theory]
    [InlineData("en", "consistency consist, consistent consist, knightly knight, generously generous, relational relat, conditional condit, flows flow, flying fli, hopping hop, hoped hope, agreed agre, happy happi, skies sky, dying die, news news, feed feed, plotted plot, controlling control, probate probat, cease ceas, vietnamization vietnam, replacement replac, adjustable adjust, national nation, triplicate triplic, electrical electr, hopeful hope, goodness good")]
    [InlineData("de", "aufeinanderfolgenden aufeinanderfolg, kategorisch kategor, häuser haus, straße strass, größten grosst, zeitungen zeitung, möglichkeiten moglich, verständnisse verstandnis, lieblichkeit lieblich, freundlich freundlich, bauer bau")]
    [InlineData("fr", "continuellement continuel, majestueusement majestu, quotidiennes quotidien, évidemment evident, jouer jou, chevaux cheval, nationalité national, mangeaient mang, finissons fin, première premi, heureuses heureux, bouquets bouquet")]
    [InlineData("es", "cheques chequ, torneados torn, rápidamente rapid, nacionalidades nacional, comiendo com, dándoselo dandosel, tecnologías tecnolog, perdiéndolos perd, distribuyó distribu, sigue sig, paguemos pag")]
    [InlineData("ru", "важностью важност, веселейший весел, играющими игра, прочитавши прочита, объявлениями объявлен, книгами книг, думалось дума, сделанный сдела, хороших хорош")]
    [InlineData("ar", "والكتاب كتاب, كتابها كتاب, المدارس مدارس, مُدَرِّس مدرس, مدرسة مدرس, إسلام اسلام")]
    [InlineData("hi", "लड़कियों लड़क, लड़का लड़क, किताबें किताब, पढ़ाई पढ़")]
    public void TermOf_AWord_IsItsStem(string language, string pairs)
    {
        foreach (var pair in pairs.Split(", "))
            Assert.Equal(pair.Split(' ')[1].Normalize(System.Text.NormalizationForm.FormKC), TextAnalyzer.TermOf(pair.Split(' ')[0], LanguageRules.Of(language)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ru")]
    [InlineData("ar")]
    [InlineData("hi")]
    [InlineData("xx")]
    public void TermOf_Number_IsWhatItsLanguageWouldMakeOfIt(string language)
    {
        var rules = LanguageRules.Of(language);
        foreach (var number in new[] { "7", "42", "1000", "2026", "12345678901234567890" })
        {
            var letters = new char[2 * WordScanner.LongestWord];
            number.CopyTo(letters);

            Assert.False(rules.IsStopWord(number));
            Assert.Equal(number, new string(letters, 0, rules.Stem(letters, number.Length)));
            Assert.Equal(number, TextAnalyzer.TermOf(number, rules));
        }
    }

    [Theory]
    [InlineData("en", "The report is about the sea.", "report sea")]
    [InlineData("de", "Es war eine Möglichkeit, nicht mehr.", "moglich mehr")]
    [InlineData("fr", "L'heure est à l'économie.", "heur econom")]
    [InlineData("xx", "The Café №5 x²", "the cafe 5 x")]
    [InlineData("en", "co\u00adopera\u200dtion ＡＢＣ ﬁnes", "cooper abc fine")]
    [InlineData("en", "東京タワー is high", "東京 京タ タワ ワー high")]
    public void TermsOf_AText_AreItsWords(string language, string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', TextAnalyzer.TermsOf(text, LanguageRules.Of(language))));
}
