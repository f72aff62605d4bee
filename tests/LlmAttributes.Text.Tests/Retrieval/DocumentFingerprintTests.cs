namespace LlmAttributes.Text.Tests.Retrieval;

public class DocumentFingerprintTests
{
    private static readonly IndexedPassage s_passage = new()
    {
        DocumentId = "a",
        Ordinal = 0,
        Text = "zebra",
        Title = "Animals",
        Breadcrumb = ["Zoo", "Hoofed"],
        Start = 3,
        End = 8,
        Language = "en",
        Metadata = new Dictionary<string, string> { ["year"] = "2024", ["kind"] = "memo" },
        TitleTerms = ["animal"],
        TextTerms = ["zebra"],
        Vector = new float[] { 1, 2 },
    };

    private static UInt128 Whole => Of(s_passage);

    public static TheoryData<IndexedPassage> Others =>
    [
        s_passage with { Text = "Zebra" },
        s_passage with { Title = null },
        s_passage with { Title = "" },
        s_passage with { Breadcrumb = ["Zoo Hoofed"] },
        s_passage with { Start = 4 },
        s_passage with { End = 9 },
        s_passage with { Language = "de" },
        s_passage with { Metadata = new Dictionary<string, string> { ["year"] = "2024" } },
        s_passage with { Metadata = new Dictionary<string, string> { ["year"] = "memo", ["kind"] = "2024" } },
        s_passage with { TitleTerms = [], TextTerms = ["animal", "zebra"] },
        s_passage with { TextTerms = ["zeb", "ra"] },
        s_passage with { Vector = new float[] { 1, 3 } },
        s_passage with { Vector = default },
    ];

    [Fact]
    public void Compute_TheSameAgain_IsTheSame() =>
        Assert.Equal(Whole, Of(s_passage with { Metadata = new Dictionary<string, string> { ["kind"] = "memo", ["year"] = "2024" }, Breadcrumb = ["Zoo", "Hoofed"] }));

    [Theory]
    [MemberData(nameof(Others))]
    public void Compute_OnePartDiffers_Differs(IndexedPassage other) => Assert.NotEqual(Whole, Of(other));

    [Fact]
    public void Compute_OtherDocument_Differs() => Assert.Equal(
        4,
        new HashSet<UInt128> { Whole, new IndexedDocument("p", "b", [s_passage]).ComputeFingerprint(), new IndexedDocument("pa", "", [s_passage]).ComputeFingerprint(), new IndexedDocument("p", "a", [s_passage, s_passage]).ComputeFingerprint() }.Count);

    private static UInt128 Of(IndexedPassage passage) => new IndexedDocument("p", "a", [passage]).ComputeFingerprint();
}
