using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>How often a term occurs in a passage.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Posting(int Row, int Title, int Text);
