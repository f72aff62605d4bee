using Microsoft.CodeAnalysis;

namespace LlmAttributes.Analyzers;

/// <summary>
/// Reads the keys of <c>llm.models.json</c>: <c>{ "models": { "fast": { … } } }</c>, or a list of objects with a <c>key</c>.
/// The compiler host carries no JSON library of a known version, and the keys are all that the rules need.
/// </summary>
internal static class ModelFile
{
    private const string Name = "llm.models.json";

    public static bool Matches(AdditionalText file)
    {
        var path = file.Path;
        return path.EndsWith(Name, StringComparison.OrdinalIgnoreCase)
            && (path.Length == Name.Length || path[path.Length - Name.Length - 1] is '/' or '\\');
    }

    /// <summary>Reads as many keys as there are before the first fault of the file.</summary>
    public static List<string> ReadKeys(string json)
    {
        var keys = new List<string>();
        var path = new Stack<Level>();
        var reader = new JsonScanner(json);
        while (reader.Read())
        {
            switch (reader.Token)
            {
                case '{' or '[':
                    path.Push(new Level(reader.Token == '[', path.Count > 0 ? path.Peek().Property : ""));
                    break;
                case '}' or ']':
                    if (path.Count == 0)
                        return keys;
                    path.Pop();
                    break;
                case 'p' when path.Count > 0:
                    path.Peek().Property = reader.Text;
                    if (path.Count == 2 && !path.Peek().IsList && path.Peek().Name == "models")
                        keys.Add(reader.Text);
                    break;
                case 's' when path.Count == 3 && path.Peek() is { IsList: false, Property: "key" } && IsModelList(path):
                    keys.Add(reader.Text);
                    break;
            }
        }

        return keys;
    }

    private static bool IsModelList(Stack<Level> path)
    {
        var depth = 0;
        foreach (var level in path)
        {
            if (depth++ == 1)
                return level.IsList && level.Name == "models";
        }

        return false;
    }

    private sealed class Level(bool isList, string name)
    {
        public bool IsList { get; } = isList;

        public string Name { get; } = name;

        public string Property { get; set; } = "";
    }
}
