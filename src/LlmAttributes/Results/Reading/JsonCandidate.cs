namespace LlmAttributes.Runtime;

/// <summary>One way to read a text.</summary>
/// <param name="Start">Where its object or list begins; -1 for lines without braces, -2 for all objects as one list.</param>
/// <param name="ReadsLatex">Whether escapes that begin a command of LaTeX are text.</param>
/// <param name="KeepsLiterals">Whether literals of other languages are text.</param>
/// <param name="IsInside">Whether it stands inside another object or list.</param>
internal readonly record struct JsonCandidate(int Start, bool ReadsLatex, bool KeepsLiterals, bool IsInside)
{
    public const int Lines = -1;
    public const int Objects = -2;
}
