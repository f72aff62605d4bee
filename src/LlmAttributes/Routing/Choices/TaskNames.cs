using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>The kinds of task that a route knows, by the value of a parameter and by the name that options may give.</summary>
internal sealed class TaskNames
{
    private readonly long[] _values;
    private readonly string[] _names;

    public TaskNames(IReadOnlyList<RouteTaskPlan> tasks)
    {
        _values = [.. tasks.Select(static t => t.Task)];
        _names = [.. tasks.Select(static t => t.Name)];
    }

    /// <summary>The place of the call's kind of task, or -1 when it has none that is known.</summary>
    public int Find(ref RouteQuestion question) =>
        question.CallOptions?.TaskType is { } name ? Find(name)
        : question.Keys.HasTask ? Array.IndexOf(_values, question.Keys.Task)
        : -1;

    /// <summary>The name of the call's kind of task, or <see langword="null"/> when it has none.</summary>
    public string? NameOf(ref RouteQuestion question) =>
        question.CallOptions?.TaskType ?? (Find(ref question) is >= 0 and var at ? _names[at] : null);

    private int Find(string name) => Array.FindIndex(_names, n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
}
