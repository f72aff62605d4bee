namespace LlmAttributes.Contract;

/// <summary>The additional files of a project that may hold prompts.</summary>
internal sealed record PromptFiles(string ProjectDirectory, EquatableArray<PromptFile> Files)
{
    /// <summary>Finds a file by the path that an attribute gives, relative to the project.</summary>
    public PromptFile? Find(string path)
    {
        var wanted = Normalise(path);
        var full = Normalise(ProjectDirectory).TrimEnd('/') + "/" + wanted;
        foreach (var file in Files)
        {
            var candidate = Normalise(file.Path);
            if (candidate == full || candidate == wanted)
                return file;
        }

        return null;
    }

    private static string Normalise(string path)
    {
        path = path.Replace('\\', '/');
        while (path.StartsWith("./", StringComparison.Ordinal))
            path = path.Substring(2);
        return path;
    }
}
