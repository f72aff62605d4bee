namespace LlmAttributes;

/// <summary>Lets a router of one's own choose among models. The constraints come first, as with any strategy.</summary>
/// <typeparam name="TRouter">
/// The router: the one given to <see cref="LlmRuntimeBuilder.AddRouter"/>, else the service of this type in the container, else one made by its constructor without parameters.
/// </typeparam>
/// <param name="models">The keys of the models; their order holds where the router fails.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class RouteByAttribute<TRouter>(params string[] models) : Attribute
    where TRouter : class, ILlmRouter
{
    /// <summary>Gets the keys of the models.</summary>
    public IReadOnlyList<string> Models { get; } = models;

    /// <summary>Gets or sets a value indicating whether the route applies.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited route.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the quality, 0 to 1, below which a model is no candidate. A model of unknown quality is no candidate either.</summary>
    /// <value>The default is no minimum.</value>
    public double MinQuality { get; set; } = double.NaN;

    /// <summary>Gets or sets the most that a call may be expected to cost with a model in USD, see <see cref="RouteByAttribute.MaxUsdPerCall"/>.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double MaxUsdPerCall { get; set; } = double.NaN;

    /// <summary>Gets or sets the longest latency in seconds, see <see cref="RouteByAttribute.MaxLatencySeconds"/>.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double MaxLatencySeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets what a model must be able to do, see <see cref="RouteByAttribute.Requires"/>.</summary>
    /// <value>The default is <see cref="ModelCapabilities.None"/>.</value>
    public ModelCapabilities Requires { get; set; }

    /// <summary>Gets or sets the regions of which a model must have one, see <see cref="RouteByAttribute.Regions"/>.</summary>
    /// <value>The default is any region.</value>
    public string[]? Regions { get; set; }

    /// <summary>Gets or sets the tags that a model must have, see <see cref="RouteByAttribute.Tags"/>.</summary>
    /// <value>The default is none.</value>
    public string[]? Tags { get; set; }

    /// <summary>Gets or sets a value indicating whether models are candidates whose provider has announced their end.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool AllowDeprecated { get; set; } = true;
}
