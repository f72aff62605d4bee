namespace LlmAttributes.Runtime;

/// <summary>What a piece of a changed prompt is.</summary>
internal enum SheetKind
{
    Literal,
    Hole,
    Condition,
    Loop,
}
