namespace LlmAttributes.Generators.Memory;

/// <summary>The words that decide what a contract means, file by file.</summary>
internal sealed class SourceReach(HashSet<int>[]? words)
{
    /// <summary>Beyond this many files keeping track costs more than it saves.</summary>
    public const int MaxTrees = 256;

    /// <summary>Any change may matter.</summary>
    public static SourceReach Everything { get; } = new(null);

    public bool Mentions(int[] names)
    {
        if (words is null)
            return true;

        foreach (var name in names)
        {
            if (name == TreeNames.GeneratedName)
                return true;

            foreach (var file in words)
            {
                if (file.Contains(name))
                    return true;
            }
        }

        return false;
    }
}
