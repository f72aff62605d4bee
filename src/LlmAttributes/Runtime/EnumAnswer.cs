using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Reads one of a few names: alone, without case and separators, or as the only one that stands as a word in the answer.</summary>
internal sealed class EnumAnswer<T>(string typeName, (string Name, T Value)[] names) : Answer<T>
    where T : struct
{
    private readonly string[][] _longer = Array.ConvertAll(names, one => LongerThan(one.Name, names));

    internal override string Expected { get; } = typeName == "bool" ? "'true' or 'false'" : $"one of the {names.Length} names of '{typeName}'";

    internal override int Choices { get; } = names.Select(static name => name.Value).Distinct().Count();

    internal override bool TryRead(ChatResponse response, out T value)
    {
        var text = AnswerText.Trim(response.Text);
        return TryReadAlone(text, isFolded: false, out value) || TryReadAlone(text, isFolded: true, out value) || TryFind(text, out value);
    }

    private bool TryReadAlone(ReadOnlySpan<char> text, bool isFolded, out T value)
    {
        value = default;
        var found = false;
        foreach (var (name, named) in names)
        {
            if (!(isFolded ? AnswerText.SameName(text, name) : text.SequenceEqual(name)))
                continue;
            if (found && !EqualityComparer<T>.Default.Equals(value, named))
                return false;
            value = named;
            found = true;
        }

        return found;
    }

    private bool TryFind(ReadOnlySpan<char> text, out T value)
    {
        value = default;
        var found = false;
        for (var i = 0; i < names.Length; i++)
        {
            var (name, named) = names[i];
            if (!AnswerText.HasWord(text, name, _longer[i]))
                continue;
            if (found && !EqualityComparer<T>.Default.Equals(value, named))
                return false;
            value = named;
            found = true;
        }

        return found;
    }

    private static string[] LongerThan(string name, (string Name, T Value)[] names) =>
        [.. names.Select(static other => other.Name).Where(other => other.Length > name.Length && other.Contains(name, StringComparison.OrdinalIgnoreCase))];
}
