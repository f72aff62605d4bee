using System.Text.Json;
using System.Text.RegularExpressions;

namespace LlmAttributes;

/// <summary>A condition on a name in the schema of genai-prices.</summary>
internal sealed class MatchClause
{
    // A list is data from elsewhere; a pattern that takes longer than this does not match.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private readonly Func<string, bool> _matches;

    private MatchClause(Func<string, bool> matches) => _matches = matches;

    public bool Matches(string text) => _matches(text);

    /// <summary>Reads a clause.</summary>
    /// <exception cref="FormatException">The clause is of no known kind.</exception>
    public static MatchClause Parse(JsonElement clause)
    {
        if (clause.ValueKind != JsonValueKind.Object)
            throw new FormatException($"A match clause is {clause.ValueKind}; it must be an object.");

        foreach (var member in clause.EnumerateObject())
        {
            if (member.Name is "or" or "and")
                return Combine(member);

            var text = member.Value.GetString() ?? "";
            return member.Name switch
            {
                "equals" => new(name => name == text),
                "starts_with" => new(name => name.StartsWith(text, StringComparison.Ordinal)),
                "ends_with" => new(name => name.EndsWith(text, StringComparison.Ordinal)),
                "contains" => new(name => name.Contains(text, StringComparison.Ordinal)),
                "regex" => Pattern(text),
                _ => throw new FormatException($"A match clause is '{member.Name}'; known are equals, starts_with, ends_with, contains, regex, or, and."),
            };
        }

        throw new FormatException("A match clause is empty; it needs one member.");
    }

    private static MatchClause Combine(JsonProperty member)
    {
        List<MatchClause> clauses = [];
        foreach (var inner in member.Value.EnumerateArray())
            clauses.Add(Parse(inner));
        return member.Name == "or"
            ? new(name => clauses.Exists(clause => clause.Matches(name)))
            : new(name => clauses.TrueForAll(clause => clause.Matches(name)));
    }

    private static MatchClause Pattern(string pattern)
    {
        Regex regex;
        try
        {
            regex = new(pattern, RegexOptions.CultureInvariant, s_patience);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"The pattern '{pattern}' is not a regular expression.", exception);
        }

        return new(name =>
        {
            try
            {
                return regex.IsMatch(name);
            }
            catch (RegexMatchTimeoutException)
            {
                return false;
            }
        });
    }
}
