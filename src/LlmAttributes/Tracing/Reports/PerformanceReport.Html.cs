namespace LlmAttributes;

/// <content>The report as a page.</content>
public sealed partial record PerformanceReport
{
    /// <summary>Writes the report as one HTML page: latency, errors over time, cost by model, route shares, ensemble agreement, and all statistics as tables.</summary>
    /// <param name="title">The title of the page.</param>
    /// <returns>The page. It loads nothing, runs no script, and shows every name as text.</returns>
    public string ToHtml(string title = "Performance report")
    {
        ArgumentNullException.ThrowIfNull(title);
        return new HtmlReport(this).Write(title);
    }
}
