using System.Text;

namespace LlmAttributes.Contract;

/// <summary>What the model is told about the form of its answer.</summary>
internal static class OutputFormat
{
    public static string? Of(ResultModel result) => result.Answer switch
    {
        AnswerKind.Boolean => "Answer with exactly 'true' or 'false' and nothing else.",
        AnswerKind.Number => "Answer with one number and nothing else.",
        AnswerKind.Enum => OfEnum(result),
        _ => null,
    };

    private static string OfEnum(ResultModel result)
    {
        var text = new StringBuilder("Answer with exactly one of these words and nothing else: ");
        var names = new List<ShapeName>();
        foreach (var member in result.EnumMembers)
        {
            if (member.IsAlias)
                continue;

            text.Append(names.Count == 0 ? "" : ", ").Append(IsOneWord(member.Name.JsonName) ? member.Name.JsonName : $"\"{member.Name.JsonName}\"");
            names.Add(member.Name);
        }

        text.Append('.');
        if (Descriptions.Join(result.EnumDescription, names) is { } meaning)
            text.Append("\nMeaning: ").Append(TemplateParser.Normalise(meaning));
        return text.ToString();
    }

    private static bool IsOneWord(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-'))
                return false;
        }

        return true;
    }
}
