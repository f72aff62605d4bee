using System.Text;

namespace LlmAttributes.Contract;

/// <summary>What the model is told about the form of its answer.</summary>
internal static class OutputFormat
{
    public static string? Of(ResultModel result) => result.Answer switch
    {
        AnswerKind.Boolean => "Answer with exactly 'true' or 'false' and nothing else.",
        AnswerKind.Number => "Answer with one number and nothing else.",
        AnswerKind.Enum => Of(result.EnumMembers),
        _ => null,
    };

    private static string Of(EquatableArray<EnumMemberModel> members)
    {
        var text = new StringBuilder("Answer with exactly one of these words and nothing else: ");
        var isFirst = true;
        foreach (var member in members)
        {
            if (member.IsAlias)
                continue;

            text.Append(isFirst ? "" : ", ").Append(member.Name);
            isFirst = false;
        }

        return text.Append('.').ToString();
    }
}
