using CsCheck;

namespace LlmAttributes.Text.Tests.Retrieval;

public class SourceTextTests
{
    private static readonly Gen<string> s_text = Gen.OneOf(Gen.Const(""), Gen.String[0, 30], Gen.Const("Roads and\nstreets\u2028"));

    private static readonly Gen<IndexedPassage> s_passage = Gen.Select(s_text, s_text.Array[0, 4], s_text, s_text, static (title, breadcrumb, name, text) =>
        new IndexedPassage { DocumentId = name, Ordinal = 0, Text = text, Title = title, Breadcrumb = breadcrumb });

    [Fact]
    public void Block_TitleAndHeadings_StandOnOneLineAboveTheText()
    {
        var passage = new IndexedPassage { DocumentId = "doc-1", Ordinal = 0, Text = "x", Title = "Roads\nand streets", Breadcrumb = ["Towns", " ", "Crossings"] };

        Assert.Equal("[12] Roads and streets › Towns › Crossings (doc-1)\nA zebra crossing.\n", SourceText.Block(12, passage, "A zebra crossing. \n"));
    }

    [Fact]
    public void TokensOf_AnyPassage_CountsItsBlockWithABlankLine()
    {
        var counter = new TokenEstimator();
        Gen.Select(Gen.Int, s_passage).Sample((number, passage) => SourceText.TokensOf(counter, number, passage, passage.Text) == counter.Count(SourceText.Block(number, passage, passage.Text) + "\n").Tokens);
    }
}
