namespace LlmAttributes.Runtime;

/// <summary>What is wrong with a changed prompt.</summary>
/// <param name="File">The file; <see langword="null"/> for a text of the source.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record SheetFault(string? File, int Line, int Column, string Text)
{
    public static SheetFault At(WatchedTemplate template, int position, string text)
    {
        var before = template.Text.AsSpan(0, Math.Min(position, template.Text.Length));
        return new(template.File, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), text);
    }
}
