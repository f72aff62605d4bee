namespace LlmAttributes;

/// <summary>Names the models that are asked, in this order, after all others have failed.</summary>
/// <param name="models">The keys of the models. Those that a route already lists are not asked twice.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class FallbackAttribute(params string[] models) : Attribute
{
    /// <summary>Gets the keys of the models.</summary>
    public IReadOnlyList<string> Models { get; } = models;

    /// <summary>Gets or sets a value indicating whether the chain applies.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited chain.</value>
    public bool Enabled { get; set; } = true;
}
