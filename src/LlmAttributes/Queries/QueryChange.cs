namespace LlmAttributes;

/// <summary>One change to a query, by one strategy.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Text">What is put in; empty where something is only taken out.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record QueryChange(QueryStrategies Strategy, string Text, string Reason)
{
    /// <summary>Gets the fault that the change mends, where it mends one.</summary>
    public ClarityFault? Fault { get; init; }

    /// <summary>Gets where in the query the replaced words begin, in UTF-16 units; -1 for what is added.</summary>
    public int Start { get; init; } = -1;

    /// <summary>Gets how many UTF-16 units are replaced.</summary>
    public int Length { get; init; }

    /// <summary>Gets the example, where the change shows one.</summary>
    public QueryExample? Example { get; init; }

    /// <summary>Gets a value indicating whether the change is background and not an instruction.</summary>
    public bool IsBackground { get; init; }

    /// <summary>Gets how many tokens the change adds, as estimated.</summary>
    public int Tokens { get; init; }
}
