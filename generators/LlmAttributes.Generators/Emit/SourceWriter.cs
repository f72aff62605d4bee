using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes indented lines that end in <c>\n</c>.</summary>
internal sealed class SourceWriter
{
    private const string Blanks = "                                                                ";

    // A byte-order mark would be a difference that nobody sees.
    private static readonly UTF8Encoding s_encoding = new(false);

    private readonly StringBuilder _text = new(4096);
    private int _indent;

    public StringBuilder Text => _text;

    public string Indentation => Blanks.Substring(0, Math.Min(_indent * 4, Blanks.Length));

    public void Line(string line)
    {
        Indent();
        _text.Append(line).Append('\n');
    }

    public void Line() => _text.Append('\n');

    /// <summary>Begins a line that the caller continues and ends.</summary>
    public StringBuilder Begin()
    {
        Indent();
        return _text;
    }

    public void End(string text = "") => _text.Append(text).Append('\n');

    public void Open(string head)
    {
        Line(head);
        Line("{");
        _indent++;
    }

    public void Close(string end = "}")
    {
        _indent--;
        Line(end);
    }

    public void Push() => _indent++;

    public void Pop() => _indent--;

    public SourceText ToSourceText() => SourceText.From(_text.ToString(), s_encoding);

    private void Indent() => _text.Append(Blanks, 0, Math.Min(_indent * 4, Blanks.Length));
}
