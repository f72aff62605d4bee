using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>How often a term occurs in the passage of a row.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Posting(int Row, int Title, int Text);
