using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A query as it is asked, with what was changed and why.</summary>
public sealed class OptimizedQuery
{
    internal OptimizedQuery(string original, QueryPlan plan, QueryContext context)
    {
        Original = original;
        Plan = plan;
        Context = context;
        Text = original;
    }

    /// <summary>Gets the query as the user wrote it.</summary>
    public string Original { get; }

    /// <summary>Gets the query as it is asked.</summary>
    public string Text { get; internal init; }

    /// <summary>Gets the messages that are sent: those that were given, when nothing was changed.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; internal init; } = [];

    /// <summary>Gets the changes, in the order in which they were made.</summary>
    public IReadOnlyList<QueryChange> Changes { get; internal init; } = [];

    /// <summary>Gets what was decided before.</summary>
    public QueryPlan Plan { get; }

    /// <summary>Gets a value indicating whether anything was changed.</summary>
    public bool IsChanged => Changes.Count > 0;

    /// <summary>Gets the strategies that changed something.</summary>
    public QueryStrategies Strategies
    {
        get
        {
            var used = QueryStrategies.None;
            for (var i = 0; i < Changes.Count; i++)
                used |= Changes[i].Strategy;
            return used;
        }
    }

    internal QueryContext Context { get; }

    /// <summary>Explains what was done: the query before and after, line by line, and the reason of each change.</summary>
    /// <returns>The explanation, for people. It holds the query.</returns>
    public string Explain()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Task: {Plan.Task.Task} ({Plan.Task.Confidence:0.00}). Clarity: {Plan.Clarity.Score:0.00}. ");
        text.Append(Plan.Gain.IsKnown
            ? string.Create(CultureInfo.InvariantCulture, $"Gain: {Plan.Gain.Expected:+0.00;-0.00} ({Plan.Gain.Low:+0.00;-0.00} to {Plan.Gain.High:+0.00;-0.00}, above 0 at {Plan.Gain.Confidence:0.00}).\n")
            : "Gain: unknown.\n");
        if (Plan.IsTrial)
            text.Append("The strategies were chosen to learn from them.\n");
        if (Plan.Avoided != QueryStrategies.None)
            text.Append(CultureInfo.InvariantCulture, $"Left out, since outcomes show it to harm: {Plan.Avoided}.\n");
        if (!IsChanged)
            return text.Append("Nothing is changed.\n").ToString();
        LineDiff.Write(text, Original, Text);
        foreach (var change in Changes)
            text.Append(CultureInfo.InvariantCulture, $"{change.Strategy}: {What(change)} — {change.Reason} (+{change.Tokens} tokens)\n");
        return text.ToString();
    }

    private string What(QueryChange change) =>
        change.Example is { } example ? $"example \"{example.Query}\"" : change.Start >= 0 ? $"\"{Original.Substring(change.Start, change.Length)}\" → \"{change.Text}\"" : $"\"{change.Text}\"";
}
