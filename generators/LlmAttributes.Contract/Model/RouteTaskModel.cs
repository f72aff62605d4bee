namespace LlmAttributes.Contract;

/// <param name="Task">The value of the enumeration.</param>
/// <param name="Name">The name of the value.</param>
/// <param name="Models">The keys.</param>
internal sealed record RouteTaskModel(long Task, string Name, EquatableArray<string> Models);
