using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>A sequence that a prompt shows as a list of lines.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="items">The items.</param>
/// <param name="isNumbered">Whether the lines are numbered.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PromptList<T>(IEnumerable<T>? items, bool isNumbered)
{
    internal IEnumerable<T>? Items => items;

    internal bool IsNumbered => isNumbered;
}
