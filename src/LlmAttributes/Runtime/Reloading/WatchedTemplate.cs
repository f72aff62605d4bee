namespace LlmAttributes.Runtime;

/// <summary>A text of a prompt as its file has it now.</summary>
/// <param name="built">The text as it was built in.</param>
/// <param name="folder">Where its file is.</param>
/// <param name="warn">Is told once why the file cannot be read.</param>
internal sealed class WatchedTemplate(PromptTemplate built, PromptFolder folder, Action<string, string> warn)
{
    private string? _fault;

    public string? File => built.File;

    public string Text { get; private set; } = built.Text;

    public bool IsChanged => Text != built.Text;

    /// <summary>Looks at the file.</summary>
    /// <returns>Whether the text is another than it was.</returns>
    public bool Refresh()
    {
        if (built.File is null)
            return false;

        var text = folder.Read(built.File, out var fault);
        if (fault is not null && fault != _fault)
            warn(built.File, fault);
        _fault = fault;
        if (text is null || text == Text)
            return false;

        Text = text;
        return true;
    }
}
