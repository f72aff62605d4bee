namespace LlmAttributes.Tests.Chunking;

public sealed class DocumentFormatsTests
{
    [Theory]
    [InlineData("page.html", DocumentFormat.Html)]
    [InlineData("/site/Page.HTM", DocumentFormat.Html)]
    [InlineData("README.md", DocumentFormat.Markdown)]
    [InlineData("rows.csv", DocumentFormat.Csv)]
    [InlineData("events.jsonl", DocumentFormat.Json)]
    [InlineData("Program.cs", DocumentFormat.Code)]
    [InlineData("notes.txt", DocumentFormat.PlainText)]
    [InlineData("html", DocumentFormat.PlainText)]
    [InlineData("", DocumentFormat.PlainText)]
    public void OfFile_ByExtension_TellsTheFormat(string name, DocumentFormat format) => Assert.Equal(format, DocumentFormats.OfFile(name));
}
