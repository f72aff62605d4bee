using System.Text.Json;

namespace LlmAttributes;

/// <summary>A way into a response: names of members, and members of lists chosen by one of their fields.</summary>
internal sealed class UsagePath : IEquatable<UsagePath>
{
    private readonly Step[] _steps;

    private UsagePath(Step[] steps) => _steps = steps;

    public static UsagePath Root { get; } = new([]);

    public static UsagePath Of(params string[] names) => new(Array.ConvertAll(names, static name => new Step(name, null, name)));

    /// <summary>The way to a count of one modality in a list of them, as Gemini reports it.</summary>
    public static UsagePath Modality(string list, string modality) => Chosen(list, "modality", modality, "tokenCount");

    /// <summary>The way to a member of the first item of a list that has a value in one of its fields.</summary>
    public static UsagePath Chosen(string list, string field, string value, string member)
    {
        using var equals = JsonDocument.Parse($$"""{ "equals": "{{value}}" }""");
        return new([new(list, null, list), new(field, MatchClause.Parse(equals.RootElement), value), new(member, null, member)]);
    }

    /// <summary>Reads a path of the schema of genai-prices: one name, or a list of names and <c>array-match</c> objects.</summary>
    public static UsagePath Parse(JsonElement path)
    {
        if (path.ValueKind == JsonValueKind.String)
            return Of(path.GetString()!);

        List<Step> steps = [];
        foreach (var step in path.EnumerateArray())
        {
            if (step.ValueKind == JsonValueKind.String)
                steps.Add(new(step.GetString()!, null, step.GetString()!));
            else
                steps.Add(new(step.GetProperty("field").GetString()!, MatchClause.Parse(step.GetProperty("match")), Literal(step.GetProperty("match"))));
        }

        return new([.. steps]);
    }

    /// <summary>Follows the path.</summary>
    /// <returns>Whether there is a value at its end.</returns>
    public bool TryFollow(JsonElement element, out JsonElement value)
    {
        foreach (var step in _steps)
        {
            if (step.Match is { } match ? !TryChoose(ref element, step.Name, match) : element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step.Name, out element))
            {
                value = default;
                return false;
            }
        }

        value = element;
        return true;
    }

    public bool Equals(UsagePath? other)
    {
        if (other is null || other._steps.Length != _steps.Length)
            return false;
        for (var i = 0; i < _steps.Length; i++)
        {
            if (_steps[i].Name != other._steps[i].Name || _steps[i].Text != other._steps[i].Text)
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as UsagePath);

    public override int GetHashCode() => _steps.Length;

    private static bool TryChoose(ref JsonElement list, string field, MatchClause match)
    {
        if (list.ValueKind != JsonValueKind.Array)
            return false;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && match.Matches(value.GetString()!))
            {
                list = item;
                return true;
            }
        }

        return false;
    }

    private static string Literal(JsonElement clause) => clause.TryGetProperty("equals", out var text) ? text.GetString() ?? "" : clause.GetRawText();

    private readonly record struct Step(string Name, MatchClause? Match, string Text);
}
