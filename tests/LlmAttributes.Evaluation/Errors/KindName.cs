using System.Text;

namespace LlmAttributes.Evaluation.Errors;

/// <summary>The names of kinds as the data writes them.</summary>
internal static class KindName
{
    public static string Of(LlmErrorKind kind)
    {
        var name = new StringBuilder();
        foreach (var c in kind.ToString())
        {
            if (char.IsUpper(c) && name.Length > 0)
                name.Append('_');
            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}
