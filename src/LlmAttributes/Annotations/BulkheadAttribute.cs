namespace LlmAttributes;

/// <summary>Limits how many runs of a method go on at once, so that one busy method does not take the whole service down. Others wait their turn, first come first served.</summary>
/// <remarks>
/// The limits of a provider's account belong to the model, not to a method: <see cref="LlmModelAttribute.RequestsPerMinute"/>, <see cref="LlmModelAttribute.TokensPerMinute"/> and
/// <see cref="LlmModelAttribute.MaxConcurrency"/>. Every client of a runtime keeps to them, with or without this attribute.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class BulkheadAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether the limit applies.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how many runs of the method may go on at once.</summary>
    /// <value>At least 1; the default is 16.</value>
    public int MaxConcurrency { get; set; }

    /// <summary>Gets or sets how many runs may wait for their turn; more are refused at once. Waiting counts towards the total timeout.</summary>
    /// <value>0 or more; the default is 256.</value>
    public int MaxQueued { get; set; } = -1;
}
