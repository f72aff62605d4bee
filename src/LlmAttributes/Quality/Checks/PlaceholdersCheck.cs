using System.Buffers;

namespace LlmAttributes;

/// <summary>Whether a blank of a template was left open.</summary>
internal static class PlaceholdersCheck
{
    private const int Longest = 48;

    private static readonly SearchValues<char> s_signs = SearchValues.Create("\"'=:;\n");
    private static readonly string[] s_beginnings = ["insert", "your", "enter", "add your", "name of", "company name", "recipient", "first name", "last name", "placeholder", "fill in", "date here", "details here", "name here", "todo"];

    public static QualityFinding Check(ScoredAnswer answer)
    {
        var count = answer.Text.AsSpan().IndexOf("lorem ipsum", StringComparison.OrdinalIgnoreCase) >= 0 ? 1 : 0;
        count += Open(answer.Text, '[', ']') + Open(answer.Text, '<', '>') + Open(answer.Text, '{', '}');
        if (count == 0 || IsTemplate(answer))
            return new(nameof(QualityChecks.Placeholders), 1);
        return new(nameof(QualityChecks.Placeholders), 0.4 / count, FormattableString.Invariant($"{count} placeholders are left open.")) { Weight = 0.5 };
    }

    // A template is what was asked for, or the request has the same blanks.
    private static bool IsTemplate(ScoredAnswer answer) => answer.Input.Request is { } request
        && (request.Contains("template", StringComparison.OrdinalIgnoreCase) || request.Contains("placeholder", StringComparison.OrdinalIgnoreCase) || Open(request, '[', ']') + Open(request, '<', '>') + Open(request, '{', '}') > 0);

    private static int Open(ReadOnlySpan<char> text, char open, char close)
    {
        var count = 0;
        while (text.IndexOf(open) is >= 0 and var at)
        {
            text = text[(at + 1)..];
            var end = text[..Math.Min(text.Length, Longest)].IndexOf(close);
            if (end > 2 && IsBlank(text[..end].Trim("{} ")))
                count++;
        }

        return count;
    }

    private static bool IsBlank(ReadOnlySpan<char> inner)
    {
        if (inner.IndexOfAny(s_signs) >= 0)
            return false;
        foreach (var beginning in s_beginnings)
        {
            if (inner.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) && (inner.Length == beginning.Length || inner[beginning.Length] is ' ' or '_' or '-'))
                return true;
        }

        return inner.EndsWith(" here", StringComparison.OrdinalIgnoreCase);
    }
}
