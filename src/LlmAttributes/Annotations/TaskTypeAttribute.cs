namespace LlmAttributes;

/// <summary>Marks the parameter that carries the kind of task of <see cref="RouteTaskAttribute"/>, where several have the type of its enumeration. It need not stand in the prompt.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TaskTypeAttribute : Attribute;
