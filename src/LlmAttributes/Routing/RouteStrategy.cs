namespace LlmAttributes;

/// <summary>How a route orders its models.</summary>
public enum RouteStrategy
{
    /// <summary>Cheapest first: by the price of one million input plus one million output tokens. A model of unknown price comes last.</summary>
    Cost = 0,

    /// <summary>Fastest first: by <see cref="LlmModelAttribute.TokensPerSecond"/>. A model of unknown speed comes last.</summary>
    Speed = 1,

    /// <summary>
    /// Best first: by <see cref="LlmModelAttribute.Quality"/>, or by the quality at the call's kind of task where that is known (see <see cref="TaskTypeAttribute"/>). A model of
    /// unknown quality comes last.
    /// </summary>
    Quality = 2,

    /// <summary>In turn: each call begins with the next model.</summary>
    RoundRobin = 3,

    /// <summary>
    /// Best compromise first: price (on a logarithmic scale), speed and quality, each scaled to 0–1 among the candidates and weighted by
    /// <see cref="RouteByAttribute.CostWeight"/>, <see cref="RouteByAttribute.SpeedWeight"/> and <see cref="RouteByAttribute.QualityWeight"/>. What is unknown counts 0.
    /// </summary>
    Balanced = 4,

    /// <summary>By shares: each model begins the share of calls that <see cref="RouteByAttribute.Weights"/> gives it. The shares are kept evenly, not only on average.</summary>
    Weighted = 5,

    /// <summary>Fewest requests under way first, over all calls of the runtime. Equal ones take turns; a model whose declared limits are reached comes last.</summary>
    LeastBusy = 6,

    /// <summary>
    /// Fastest of late first: of two models drawn by chance the one with the lower latency, which rises with a slow answer at once and fades with time. A request under way
    /// counts with its age already. Streams go by their first output and their speed.
    /// </summary>
    LowestLatency = 7,

    /// <summary>By the kind of task: <see cref="RouteTaskAttribute"/> names the models for each value of an enumeration that the call takes as a parameter.</summary>
    TaskType = 8,

    /// <summary>By the length of the input: <see cref="RouteBandAttribute"/> names the models up to a number of tokens.</summary>
    InputLength = 9,

    /// <summary>The same model for the same key, see <see cref="StickyKeyAttribute"/>, in every process, so that the provider's prompt cache stays warm. When a model comes or goes, only its own keys move.</summary>
    Sticky = 10,

    /// <summary>
    /// By what was learned from recorded outcomes: the model whose answer to this very prompt is expected to be best, by a <see cref="LearnedRoute"/> that
    /// <see cref="LlmRuntimeBuilder.UseLearnedRoute"/> gives. <see cref="RouteByAttribute.CostWeight"/> and <see cref="RouteByAttribute.SpeedWeight"/> weigh a low price and speed
    /// against it, each from 0 to 1 among the candidates. A model of which nothing was learned comes last.
    /// </summary>
    Learned = 11,

    /// <summary>
    /// By what is learned while choosing, per call and kind of task (see <see cref="AdaptiveRoute"/>): a failed attempt counts 0, an answer 1, or the quality that
    /// <see cref="LlmResult{T}.ReportQuality"/> or <see cref="LlmRuntime.ReportQuality"/> gives it; cost and latency count by <see cref="RouteByAttribute.CostWeight"/> and
    /// <see cref="RouteByAttribute.SpeedWeight"/>.
    /// </summary>
    Adaptive = 12,

    /// <summary>By a router of one's own, see <see cref="RouteByAttribute{TRouter}"/>.</summary>
    Router = 13,
}
