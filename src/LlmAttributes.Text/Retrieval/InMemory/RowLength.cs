using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>How many terms the passage of a row has.</summary>
/// <param name="Title">The terms of its title.</param>
/// <param name="Text">The terms of its text; -1 once the passage is removed.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RowLength(int Title, int Text)
{
    public static RowLength Gone => new(0, -1);
}
