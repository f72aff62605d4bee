namespace LlmAttributes.Runtime;

/// <summary>The router of a route, as <see cref="RouteByAttribute{TRouter}"/> declares it.</summary>
/// <param name="Type">Its type, by which the runtime and its container are asked for it.</param>
/// <param name="Create">Creates one where neither has it; <see langword="null"/> when the type has no constructor without parameters.</param>
public sealed record RouterPlan(Type Type, Func<ILlmRouter>? Create);
