namespace LlmAttributes;

/// <summary>The headings above a place.</summary>
internal sealed class HeadingPath
{
    private readonly List<(int Level, string Title)> _path = [];
    private IReadOnlyList<string>? _titles;

    /// <summary>Goes on to a heading.</summary>
    public void Enter(int level, string title)
    {
        _path.RemoveAll(heading => heading.Level >= level);
        _path.Add((level, title));
        _titles = null;
    }

    /// <summary>Gets the titles, the outermost first.</summary>
    public IReadOnlyList<string> Titles() => _titles ??= _path.Count == 0 ? [] : _path.ConvertAll(static heading => heading.Title);
}
