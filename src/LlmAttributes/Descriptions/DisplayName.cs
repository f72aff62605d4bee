using System.Text;

namespace LlmAttributes;

/// <summary>Shortens the name of a type for people: <c>global::System.Threading.Tasks.Task&lt;global::Shop.Category&gt;</c> is <c>Task&lt;Category&gt;</c>.</summary>
internal static class DisplayName
{
    public static string Of(string type)
    {
        var text = new StringBuilder(type.Length);
        var start = 0;
        for (var i = 0; i < type.Length; i++)
        {
            // What precedes the last dot of a name is its namespace or the types around it.
            if (type[i] is '.' or ':')
            {
                text.Length = start;
                continue;
            }

            text.Append(type[i]);
            if (type[i] is '<' or ',' or ' ' or '(' or '[')
                start = text.Length;
        }

        return text.ToString();
    }
}
