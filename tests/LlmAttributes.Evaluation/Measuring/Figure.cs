namespace LlmAttributes.Evaluation.Measuring;

/// <summary>One measured figure under its fixed name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Count">How many rows it rests on.</param>
/// <param name="Bar">What it should reach, for people.</param>
internal sealed record Figure(string Name, double Value, int Count, string? Bar = null)
{
    /// <summary>Gets the lower end of the 95 % interval.</summary>
    public double? Low { get; init; }

    /// <summary>Gets the upper end of the 95 % interval.</summary>
    public double? High { get; init; }

    /// <summary>Gets the same figure of the simple alternative.</summary>
    public double? Baseline { get; init; }

    public string? BaselineName { get; init; }
}
