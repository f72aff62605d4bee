namespace LlmAttributes;

/// <summary>The boxes of the page.</summary>
internal static class HtmlParts
{
    /// <summary>A chart with its data behind a switch, for those who cannot see it or want the numbers.</summary>
    public static HtmlText Chart(string id, string title, string note, HtmlText chart, HtmlText table) =>
        HtmlTemplate.Load("chart").Fill(("id", id), ("title", title), ("note", note), ("chart", chart), ("table", table));

    public static HtmlText Table(string id, string title, string note, HtmlText table) =>
        HtmlTemplate.Load("table").Fill(("id", id), ("title", title), ("note", note), ("table", table));

    public static HtmlText Empty(string text) => HtmlTemplate.Load("empty").Fill(("text", text));
}
