namespace LlmAttributes;

/// <summary>Lets each call choose among models; the others are asked, in the strategy's order, when the first fails.</summary>
/// <param name="strategy">The strategy.</param>
/// <param name="models">The keys of the models.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class RouteByAttribute(RouteStrategy strategy, params string[] models) : Attribute
{
    /// <summary>Gets the strategy.</summary>
    public RouteStrategy Strategy { get; } = strategy;

    /// <summary>Gets the keys of the models.</summary>
    public IReadOnlyList<string> Models { get; } = models;

    /// <summary>Gets or sets a value indicating whether the route applies.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited route.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the quality, 0 to 1, below which a model is no candidate. A model of unknown quality is no candidate either.</summary>
    /// <value>The default is no minimum.</value>
    public double MinQuality { get; set; } = double.NaN;
}
