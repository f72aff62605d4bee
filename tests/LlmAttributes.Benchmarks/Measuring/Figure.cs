namespace LlmAttributes.Benchmarks.Measuring;

/// <summary>One measured figure under its fixed name.</summary>
internal sealed record Figure(string Name, double Value, int Count, double Low, double High, string Note);
