namespace LlmAttributes;

/// <summary>How a route orders its models.</summary>
public enum RouteStrategy
{
    /// <summary>Cheapest first: by the price of one million input plus one million output tokens. A model of unknown price comes last.</summary>
    Cost = 0,

    /// <summary>Fastest first: by <see cref="LlmModelAttribute.TokensPerSecond"/>. A model of unknown speed comes last.</summary>
    Speed = 1,

    /// <summary>Best first: by <see cref="LlmModelAttribute.Quality"/>. A model of unknown quality comes last.</summary>
    Quality = 2,

    /// <summary>In turn: each call begins with the next model.</summary>
    RoundRobin = 3,
}
