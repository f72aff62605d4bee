using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Reads one of a few names: alone in any case, or as the only one that stands as a word in the answer.</summary>
internal sealed class EnumAnswer<T>(string typeName, (string Name, T Value)[] names) : Answer<T>
    where T : struct
{
    internal override string Expected { get; } = typeName == "bool" ? "'true' or 'false'" : $"one of the {names.Length} names of '{typeName}'";

    internal override int Choices { get; } = names.Select(static name => name.Value).Distinct().Count();

    internal override bool TryRead(ChatResponse response, out T value)
    {
        var text = AnswerText.Trim(response.Text);
        foreach (var (name, named) in names)
        {
            if (AnswerText.SameName(text, name))
            {
                value = named;
                return true;
            }
        }

        value = default;
        var found = false;
        foreach (var (name, named) in names)
        {
            if (!AnswerText.HasWord(text, name))
                continue;
            if (found && !EqualityComparer<T>.Default.Equals(value, named))
                return false;
            value = named;
            found = true;
        }

        return found;
    }
}
