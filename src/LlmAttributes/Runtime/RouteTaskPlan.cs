namespace LlmAttributes.Runtime;

/// <summary>The models for one kind of task, as <see cref="RouteTaskAttribute"/> declares them.</summary>
/// <param name="Task">The value of the enumeration.</param>
/// <param name="Name">The name of the value, by which <see cref="LlmCallOptions.TaskType"/> finds it.</param>
/// <param name="Models">The keys of the models, best first.</param>
public sealed record RouteTaskPlan(long Task, string Name, IReadOnlyList<string> Models);
