namespace LlmAttributes.Contract;

/// <summary>The fragments that a template may include.</summary>
/// <param name="fragments">The fragments, the nearest of a name first.</param>
/// <param name="files">The files; <see langword="null"/> while they are not known.</param>
/// <param name="included">Takes the names that are asked for.</param>
internal sealed class FragmentSet(EquatableArray<FragmentModel> fragments, PromptFiles? files, HashSet<string>? included = null)
{
    public static FragmentSet None { get; } = new(default, null);

    public EquatableArray<FragmentModel> All => fragments;

    public FragmentModel? Find(string name)
    {
        included?.Add(name);
        foreach (var fragment in fragments)
        {
            if (fragment.Name == name)
                return fragment;
        }

        return null;
    }

    /// <summary>The text of a fragment; <see langword="null"/> when its file is none of the project.</summary>
    public string? TextOf(FragmentModel fragment) => fragment.File is null ? fragment.Text : files?.Find(fragment.File)?.Text;

    /// <summary>Whether a template includes a fragment whose file is not known yet, by itself or by way of others.</summary>
    public bool Waits(string template)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return files is null && Waits(template, seen);
    }

    public List<string> Names()
    {
        var names = new List<string>(fragments.Count);
        foreach (var fragment in fragments)
            names.Add(fragment.Name);
        return names;
    }

    private bool Waits(string template, HashSet<string> seen)
    {
        if (template.IndexOf("{>", StringComparison.Ordinal) < 0)
            return false;

        foreach (var part in TemplateParser.Parse(template))
        {
            if (part.Tag != TemplateTag.Include || !seen.Add(part.Text))
                continue;

            foreach (var fragment in fragments)
            {
                if (fragment.Name == part.Text && (fragment.Text is null || Waits(fragment.Text, seen)))
                    return true;
            }
        }

        return false;
    }
}
