namespace LlmAttributes.Contract;

/// <summary>What a prompt from files is made of.</summary>
/// <param name="User">The prompt.</param>
/// <param name="System">The system prompt.</param>
/// <param name="IsSystemShared">Whether the system prompt is that of several calls.</param>
/// <param name="Fragments">What may be included.</param>
internal sealed record ReloadModel(TemplateModel User, TemplateModel? System, bool IsSystemShared, EquatableArray<FragmentModel> Fragments)
{
    /// <summary>Fills in the texts of the files.</summary>
    public ReloadModel Read(PromptFiles files)
    {
        var fragments = new List<FragmentModel>(Fragments.Count);
        foreach (var fragment in Fragments)
            fragments.Add(fragment with { Text = TextOf(fragment.Text, fragment.File, files) });
        return this with { User = Read(User, files), System = System is null ? null : Read(System, files), Fragments = fragments.ToEquatableArray() };
    }

    private static TemplateModel Read(TemplateModel template, PromptFiles files) => template with { Text = TextOf(template.Text, template.File, files) };

    private static string? TextOf(string? text, string? file, PromptFiles files) => text ?? (file is null ? null : files.Find(file)?.Text);
}
