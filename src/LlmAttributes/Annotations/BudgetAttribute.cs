namespace LlmAttributes;

/// <summary>Limits what a call may cost.</summary>
/// <remarks>
/// Before each attempt its worst case is reserved: the input tokens, estimated upwards, and the largest output that is requested. An attempt that does not fit is not
/// sent. A model whose price is unknown cannot be budgeted: creating the client fails.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether the limit applies.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited limit.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the most that one call with all its attempts and members may cost, in USD.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double PerCallUsd { get; set; } = double.NaN;
}
