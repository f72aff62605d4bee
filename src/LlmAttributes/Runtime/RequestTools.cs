using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Hands the tools of a call to its requests.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RequestTools
{
    /// <summary>Adds tools to those that the caller's options bring; the caller's instance is left alone.</summary>
    /// <param name="options">The caller's options.</param>
    /// <param name="tools">The tools; <see langword="null"/> entries are left out.</param>
    /// <returns>The options with all tools; what was given when there is nothing to add.</returns>
    public static ChatOptions? Add(ChatOptions? options, IEnumerable<AITool?>? tools)
    {
        ChatOptions? merged = null;
        foreach (var tool in tools ?? [])
        {
            if (tool is null)
                continue;

            if (merged is null)
            {
                merged = options?.Clone() ?? new();
                merged.Tools = [.. options?.Tools ?? []];
            }

            merged.Tools!.Add(tool);
        }

        return merged ?? options;
    }
}
