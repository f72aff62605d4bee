namespace LlmAttributes;

/// <summary>What a call will cost, before it is made.</summary>
/// <param name="Min">The least: the counted input at the cheapest of the models that may answer, and one token of output. Of an ensemble all members.</param>
/// <param name="Typical">What is to be expected: the model that is asked first answers at once, as long as it usually does.</param>
/// <param name="Max">The most: every attempt that retries and fallbacks allow, each with the largest output at the dearest model; never above the call's budget.</param>
/// <remarks>Each is unknown where a price is, and <paramref name="Max"/> also where the largest output is.</remarks>
public sealed record LlmCostEstimate(Cost Min, Cost Typical, Cost Max)
{
    /// <summary>Gets the key of the model that is asked first.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the input as that model counts it.</summary>
    public TokenCount Input { get; init; }

    /// <summary>Gets the output that <see cref="Typical"/> counts with, in tokens: the mean of the call's answers so far, else a quarter of the largest output, and 500 at most.</summary>
    public long TypicalOutputTokens { get; init; }

    /// <summary>Gets a value indicating whether <see cref="TypicalOutputTokens"/> is the mean of answers that were booked.</summary>
    public bool IsTypicalRecorded { get; init; }

    /// <summary>Gets the largest output of that model in tokens, or <see langword="null"/> when it is unknown.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Gets the attempts that <see cref="Max"/> counts with.</summary>
    public int MaxAttempts { get; init; }

    /// <summary>Writes the estimate for people.</summary>
    /// <returns>For instance <c>$0.0012 to $0.0300, typically $0.0021</c>.</returns>
    public override string ToString() => $"{Min} to {Max}, typically {Typical}";
}
