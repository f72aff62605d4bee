using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>A term of a partition.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermKey(TermKind Kind, string Text) : IComparable<TermKey>
{
    public int CompareTo(TermKey other) => Kind == other.Kind ? string.CompareOrdinal(Text, other.Text) : Kind.CompareTo(other.Kind);
}
