using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>Whether the answer of an example is one that its call can read.</summary>
internal static class ExampleAnswers
{
    /// <summary>What the answer should be; <see langword="null"/> when it is that.</summary>
    public static string? WhyUnreadable(string output, ResultModel result)
    {
        var text = output.Trim();
        return result.Answer switch
        {
            AnswerKind.Boolean when !IsBoolean(text) => "'true' or 'false'",
            AnswerKind.Number when !IsNumber(text) => "number",
            AnswerKind.Enum when !IsMember(text, result.EnumMembers) => $"member of '{result.EnumName}'",
            _ => null,
        };
    }

    private static bool IsBoolean(string text) =>
        string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool IsMember(string text, EquatableArray<EnumMemberModel> members)
    {
        foreach (var member in members)
        {
            if (JsonNaming.Fold(member.Name.JsonName) == JsonNaming.Fold(text))
                return true;
        }

        return false;
    }
}
