namespace LlmAttributes.Contract;

/// <summary>An example with its place in a file.</summary>
/// <param name="Example">The example; <see langword="null"/> for a line that is none.</param>
/// <param name="Start">Where the line begins.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct ExampleLine(ExampleModel? Example, int Start, int Length);
