namespace LlmAttributes;

/// <summary>A cost by what it was paid for. The parts do not overlap.</summary>
public sealed record CostParts
{
    /// <summary>Gets what plain input cost: neither cached, nor written to a cache, nor audio.</summary>
    public Cost Input { get; init; } = Cost.Zero;

    /// <summary>Gets what input that was read from the provider's prompt cache cost.</summary>
    public Cost CachedInput { get; init; } = Cost.Zero;

    /// <summary>Gets what input that was written to the provider's prompt cache cost.</summary>
    public Cost CacheWrite { get; init; } = Cost.Zero;

    /// <summary>Gets what audio input cost.</summary>
    public Cost AudioInput { get; init; } = Cost.Zero;

    /// <summary>Gets what plain output cost: neither hidden reasoning, nor audio, nor images.</summary>
    public Cost Output { get; init; } = Cost.Zero;

    /// <summary>Gets what hidden reasoning cost.</summary>
    public Cost Reasoning { get; init; } = Cost.Zero;

    /// <summary>Gets what audio output cost.</summary>
    public Cost AudioOutput { get; init; } = Cost.Zero;

    /// <summary>Gets what image output cost.</summary>
    public Cost ImageOutput { get; init; } = Cost.Zero;

    /// <summary>Gets what was paid by request or by search and not by token.</summary>
    public Cost Fees { get; init; } = Cost.Zero;

    /// <summary>Gets the sum of what was paid for input.</summary>
    public Cost InputTotal => Input + CachedInput + CacheWrite + AudioInput;

    /// <summary>Gets the sum of what was paid for output.</summary>
    public Cost OutputTotal => Output + Reasoning + AudioOutput + ImageOutput;

    /// <summary>Gets the sum of all parts.</summary>
    public Cost Total => InputTotal + OutputTotal + Fees;

    /// <summary>Adds two costs, part by part.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum.</returns>
    public static CostParts operator +(CostParts left, CostParts right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new()
        {
            Input = left.Input + right.Input,
            CachedInput = left.CachedInput + right.CachedInput,
            CacheWrite = left.CacheWrite + right.CacheWrite,
            AudioInput = left.AudioInput + right.AudioInput,
            Output = left.Output + right.Output,
            Reasoning = left.Reasoning + right.Reasoning,
            AudioOutput = left.AudioOutput + right.AudioOutput,
            ImageOutput = left.ImageOutput + right.ImageOutput,
            Fees = left.Fees + right.Fees,
        };
    }

    /// <summary>Adds two costs, part by part.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum.</returns>
    public static CostParts Add(CostParts left, CostParts right) => left + right;
}
