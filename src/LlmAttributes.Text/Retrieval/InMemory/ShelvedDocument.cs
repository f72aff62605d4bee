using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>A document in memory.</summary>
/// <param name="Rows">The rows of its passages.</param>
/// <param name="Fingerprint">What tells it from what it could be replaced by.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ShelvedDocument(int[] Rows, UInt128 Fingerprint);
