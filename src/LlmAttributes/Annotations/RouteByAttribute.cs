namespace LlmAttributes;

/// <summary>Lets each call choose among models; the others are asked, in the strategy's order, when the first fails.</summary>
/// <remarks>Constraints come before the strategy: models that fail one are no candidates, and when none is left, the error lists each with its cause. A route has at most 16 models.</remarks>
/// <param name="strategy">The strategy.</param>
/// <param name="models">The keys of the models.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class RouteByAttribute(RouteStrategy strategy, params string[] models) : Attribute
{
    /// <summary>Gets the strategy.</summary>
    public RouteStrategy Strategy { get; } = strategy;

    /// <summary>Gets the keys of the models.</summary>
    /// <value>Where <see cref="RouteTaskAttribute"/> or <see cref="RouteBandAttribute"/> name models, these are the ones for all other calls, and those that are asked last.</value>
    public IReadOnlyList<string> Models { get; } = models;

    /// <summary>Gets or sets a value indicating whether the route applies.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited route.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the quality, 0 to 1, below which a model is no candidate. A model of unknown quality is no candidate either.</summary>
    /// <value>The default is no minimum.</value>
    public double MinQuality { get; set; } = double.NaN;

    /// <summary>Gets or sets the shares of <see cref="RouteStrategy.Weighted"/>, one for each of <see cref="Models"/>, 0 or more; they should sum to 1 or to 100.</summary>
    /// <value>The default is none. A model of weight 0 is asked only when others fail.</value>
    public double[]? Weights { get; set; }

    /// <summary>Gets or sets the weight of a low price in <see cref="RouteStrategy.Balanced"/>, 0 or more; the three weights should sum to 1.</summary>
    /// <value>The default is a third when no weight is set, else 0.</value>
    public double CostWeight { get; set; } = double.NaN;

    /// <summary>Gets or sets the weight of speed in <see cref="RouteStrategy.Balanced"/>, 0 or more; the three weights should sum to 1.</summary>
    /// <value>The default is a third when no weight is set, else 0.</value>
    public double SpeedWeight { get; set; } = double.NaN;

    /// <summary>Gets or sets the weight of quality in <see cref="RouteStrategy.Balanced"/>, 0 or more; the three weights should sum to 1.</summary>
    /// <value>The default is a third when no weight is set, else 0.</value>
    public double QualityWeight { get; set; } = double.NaN;

    /// <summary>Gets or sets the most that a call may be expected to cost with a model in USD: its input and the largest declared output, 1,000 tokens where none is declared. A model of unknown price is no candidate.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double MaxUsdPerCall { get; set; } = double.NaN;

    /// <summary>Gets or sets the longest latency, in seconds, that a model may be expected to have by what it did lately: for a whole answer, or for the first output of a stream. Unknown latencies pass.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double MaxLatencySeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets what a model must be able to do, beside what the call's shape needs by itself: images, audio, tools, structured output, streaming. A model of which nothing is known passes.</summary>
    /// <value>The default is <see cref="ModelCapabilities.None"/>.</value>
    public ModelCapabilities Requires { get; set; }

    /// <summary>Gets or sets the regions of which a model must have one; upper and lower case are the same. A model of unknown region is no candidate.</summary>
    /// <value>The default is any region.</value>
    public string[]? Regions { get; set; }

    /// <summary>Gets or sets the tags that a model must have, all of them; upper and lower case are the same.</summary>
    /// <value>The default is none.</value>
    public string[]? Tags { get; set; }

    /// <summary>Gets or sets a value indicating whether models are candidates whose provider has announced their end. Models that have ended never are.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool AllowDeprecated { get; set; } = true;
}
