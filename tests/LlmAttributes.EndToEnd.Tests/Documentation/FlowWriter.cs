using System.Text;

namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>A console that gives each flow of execution a page of its own, since other tests print at the same time.</summary>
internal sealed class FlowWriter(TextWriter others) : TextWriter
{
    private readonly AsyncLocal<TextWriter?> _page = new();

    public override Encoding Encoding => others.Encoding;

    /// <summary>Where this flow and all that it starts print; null for where others do.</summary>
    public TextWriter? Page
    {
        get => _page.Value;
        set => _page.Value = value;
    }

    private TextWriter Target => _page.Value ?? others;

    public override void Write(char value) => Target.Write(value);

    public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

    public override void Write(ReadOnlySpan<char> buffer) => Target.Write(buffer);

    public override void Write(string? value) => Target.Write(value);

    public override void WriteLine() => Target.WriteLine();

    public override void WriteLine(string? value) => Target.WriteLine(value);

    public override void Flush() => Target.Flush();
}
