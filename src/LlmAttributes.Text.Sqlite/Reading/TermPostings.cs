using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>Where a term of a query occurs: a term of the index, or what several of them add up to, or nowhere.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermPostings(long? Id, IReadOnlyCollection<Posting>? Merged, long Frequency);
