namespace LlmAttributes;

/// <summary>Adds a method to the contract that makes the call for many items at once: <c>ClassifyManyAsync</c> beside <c>ClassifyAsync</c>.</summary>
/// <remarks>
/// An item is what the call takes: the parameter itself, or a tuple where there are several; a <see cref="CancellationToken"/>, <see cref="LlmCallOptions"/> and chat options are none of it. The
/// method has a body, so that whoever implements the contract by hand has it too. Equal items under way at once share one request where the call has <see cref="CacheAttribute"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ManyAttribute : Attribute
{
    /// <summary>Gets or sets how many items are under way at once; no more of the source is read.</summary>
    /// <value>At least 1; the default is 8. <see cref="ManyOptions.MaxConcurrency"/> goes before.</value>
    public int MaxConcurrency { get; set; }

    /// <summary>Gets or sets a value indicating whether outcomes come in the order of their items.</summary>
    /// <value>The default is <see langword="false"/>: an outcome comes when it is there. <see cref="ManyOptions.InOrder"/> goes before.</value>
    public bool InOrder { get; set; }

    /// <summary>Gets or sets a value indicating whether the first item that fails ends the run: what is under way is cancelled, and what has not begun does not begin.</summary>
    /// <value>The default is <see langword="false"/>. <see cref="ManyOptions.StopOnFailure"/> goes before.</value>
    public bool StopOnFailure { get; set; }

    /// <summary>Gets or sets what all items may cost together, in USD.</summary>
    /// <value>Above 0; by default there is no limit. <see cref="ManyOptions.BudgetUsd"/> goes before.</value>
    public double BudgetUsd { get; set; } = double.NaN;

    /// <summary>Gets or sets how long all items may take together, in seconds.</summary>
    /// <value>Above 0; by default there is no limit. <see cref="ManyOptions.TimeoutSeconds"/> goes before.</value>
    public double TimeoutSeconds { get; set; } = double.NaN;
}
