namespace LlmAttributes;

/// <summary>Makes the prompt of a call clearer before it is sent, and learns from the scores of its answers what helps; see <see cref="LlmRuntime.Queries"/>.</summary>
/// <remarks>
/// The last message of the user is looked at, as it is rendered, and what the system messages say of form, length, readers and language is taken into account. Outcomes are the scores of
/// <see cref="MonitorQualityAttribute"/> and the judgements that <see cref="QualityMonitor.FeedbackAsync(string, double, CancellationToken)"/> takes. Earlier queries are shown as examples
/// only within one call, one tenant and one value of <see cref="PartitionBy"/>, and never when it has a parameter that is sensitive, untrusted or masked.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class OptimizeQueryAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether queries are optimized.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the strategies that may be used.</summary>
    /// <value>The default is <see cref="QueryStrategies.All"/>.</value>
    public QueryStrategies Strategies { get; set; } = QueryStrategies.All;

    /// <summary>Gets or sets how many tokens may be added to a query.</summary>
    /// <value>At least 0; the default is what <see cref="LlmRuntimeBuilder.Queries"/> says.</value>
    public int MaxAddedTokens { get; set; }

    /// <summary>Gets or sets the key of a model that writes unclear queries anew.</summary>
    /// <value>By default none does.</value>
    public string? Rewriter { get; set; }

    /// <summary>Gets or sets the names of the parameters that part the history, beside the tenant: a query is never shown as an example to one with other values. They need not stand in the prompt.</summary>
    /// <value>The default is none. Only a hash of the values is kept. Where answers are cached, they part these too.</value>
    public string[] PartitionBy { get; set; } = [];
}
