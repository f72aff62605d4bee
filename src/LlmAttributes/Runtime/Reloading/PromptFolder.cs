namespace LlmAttributes.Runtime;

/// <summary>The folder of a project, of which prompt files are read again. Nothing outside of it is ever read.</summary>
internal sealed class PromptFolder
{
    private readonly string _root;

    public PromptFolder(string root)
    {
        var full = Path.GetFullPath(root);
        _root = Path.EndsInDirectorySeparator(full) ? full : full + Path.DirectorySeparatorChar;
    }

    /// <summary>Reads a file as the build reads it.</summary>
    /// <param name="file">The path that an attribute gives.</param>
    /// <param name="fault">Why it is never read; <see langword="null"/> where it is only not readable now, as while it is saved.</param>
    /// <returns>The text, or <see langword="null"/>.</returns>
    public string? Read(string file, out string? fault)
    {
        fault = Resolve(file, out var path);
        if (fault is not null)
            return null;

        try
        {
            return Trim(Normalise(File.ReadAllText(path)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            fault = $"it is not in '{_root}'; name the folder of the project";
        }
        catch (UnauthorizedAccessException)
        {
            fault = "it may not be read";
        }
        catch (IOException)
        {
        }

        return null;
    }

    /// <summary>Gives a text the line ends that rendered prompts have.</summary>
    public static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    // The line end that editors put behind the last line is not part of the prompt.
    private static string Trim(string text) => text.EndsWith('\n') ? text[..^1] : text;

    private string? Resolve(string file, out string path)
    {
        file = file.Replace('\\', '/');
        path = Path.GetFullPath(Path.Combine(_root, file));
        if (Path.IsPathRooted(file) || !path.StartsWith(_root, StringComparison.Ordinal))
            return "it is outside of the folder of the project";

        // A link inside the folder may lead out of it.
        for (var end = _root.Length; end < path.Length; end++)
        {
            end = path.IndexOf(Path.DirectorySeparatorChar, end);
            if (end < 0)
                end = path.Length;
            if (new FileInfo(path[..end]).LinkTarget is not null)
                return "a link leads to it";
        }

        return null;
    }
}
