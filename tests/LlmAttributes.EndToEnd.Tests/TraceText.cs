using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Writes spans as a tree, without what differs from run to run.</summary>
internal static class TraceText
{
    private static readonly string[] s_varying = ["server.port", "gen_ai.response.id", "gen_ai.response.time_to_first_chunk"];

    public static string Write(IReadOnlyCollection<Activity> spans, ActivitySpanId root) => string.Concat(Children(spans, root, 0));

    // What runs at the same time has no order of its own; all else began one after the other.
    private static IEnumerable<string> Children(IReadOnlyCollection<Activity> spans, ActivitySpanId parent, int depth)
    {
        var texts = spans.Where(s => s.ParentSpanId == parent).OrderBy(static s => s.StartTimeUtc).Select(s => Write(s, depth) + string.Concat(Children(spans, s.SpanId, depth + 1)));
        return spans.Any(s => s.SpanId == parent && s.DisplayName.StartsWith("invoke_workflow", StringComparison.Ordinal)) ? texts.Order(StringComparer.Ordinal) : texts;
    }

    private static string Write(Activity span, int depth)
    {
        var indent = new string(' ', depth * 2);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{indent}{span.DisplayName} ({span.Kind}, {span.Status})\n");
        foreach (var tag in span.TagObjects.OrderBy(static t => t.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{indent}  {tag.Key} = {(s_varying.Contains(tag.Key) ? "*" : ValueOf(tag.Value))}\n");
        return text.ToString();
    }

    private static string? ValueOf(object? value) => value is string[] texts ? $"[{string.Join(", ", texts)}]" : Convert.ToString(value, CultureInfo.InvariantCulture);
}
