namespace LlmAttributes;

/// <summary>Names the models for one kind of task, for <see cref="RouteStrategy.TaskType"/>: one attribute for each value of the enumeration.</summary>
/// <remarks>The parameter that carries the kind is the one of the enumeration's type, or the one marked with <see cref="TaskTypeAttribute"/> where there are several.</remarks>
/// <param name="task">A value of an enumeration, the same one in all attributes of a route.</param>
/// <param name="models">The keys of the models, best first.</param>
/// <example><code>[RouteBy(RouteStrategy.TaskType, Models.Smart), RouteTask(Work.Classify, Models.Fast), RouteTask(Work.Write, Models.Smart)]</code></example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class RouteTaskAttribute(object task, params string[] models) : Attribute
{
    /// <summary>Gets the value of the enumeration.</summary>
    public object Task { get; } = task;

    /// <summary>Gets the keys of the models.</summary>
    public IReadOnlyList<string> Models { get; } = models;
}
