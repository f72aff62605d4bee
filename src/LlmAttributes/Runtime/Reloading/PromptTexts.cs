using System.Globalization;

namespace LlmAttributes.Runtime;

/// <summary>The texts of one prompt as their files have them now.</summary>
internal sealed class PromptTexts
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly List<WatchedTemplate> _all = [];
    private readonly Dictionary<string, WatchedTemplate> _fragments = new(StringComparer.Ordinal);

    public PromptTexts(PromptSource source, PromptFolder folder, Action<string, string> warn)
    {
        Prompt = Watch(source.Prompt);
        SystemPrompt = source.SystemPrompt is { } system ? Watch(system) : null;
        foreach (var (name, fragment) in source.Fragments)
            _fragments.Add(name, Watch(fragment));

        WatchedTemplate Watch(PromptTemplate template)
        {
            var watched = new WatchedTemplate(template, folder, warn);
            _all.Add(watched);
            return watched;
        }
    }

    public WatchedTemplate Prompt { get; }

    public WatchedTemplate? SystemPrompt { get; }

    public IReadOnlyDictionary<string, WatchedTemplate> Fragments => _fragments;

    /// <summary>The first file that has another text than was built in; <see langword="null"/> when there is none.</summary>
    public string? ChangedFile => _all.Find(static text => text.IsChanged)?.File;

    /// <summary>Looks at all files.</summary>
    /// <returns>Whether a text is another than it was.</returns>
    public bool Refresh()
    {
        var isChanged = false;
        foreach (var text in _all)
            isChanged |= text.Refresh();
        return isChanged;
    }

    /// <summary>The fingerprint of the prompt with the texts as they are: another for other texts.</summary>
    public string Fingerprint(string built)
    {
        var hash = Start;
        Add(built);
        foreach (var text in _all)
            Add(text.Text);
        return hash.ToString("x16", CultureInfo.InvariantCulture);

        void Add(string text)
        {
            foreach (var c in text)
                hash = unchecked((hash ^ c) * Prime);
            hash = unchecked(hash * Prime);
        }
    }
}
