namespace LlmAttributes;

/// <summary>What keeps a model from being a candidate.</summary>
public enum RouteConstraint
{
    /// <summary>Its quality is below the minimum, or unknown.</summary>
    Quality = 0,

    /// <summary>The call would cost more with it than the route allows, or its price is unknown.</summary>
    Price = 1,

    /// <summary>It is expected to take longer than the route allows.</summary>
    Latency = 2,

    /// <summary>It cannot do what the call needs: images, audio, tools, structured output or streaming.</summary>
    Capability = 3,

    /// <summary>Input and output do not fit into its context window.</summary>
    ContextWindow = 4,

    /// <summary>It is not in one of the regions asked for, or its region is unknown.</summary>
    Region = 5,

    /// <summary>It lacks a tag that is asked for.</summary>
    Tag = 6,

    /// <summary>Its circuit breaker is open; it is asked after all others.</summary>
    Health = 7,

    /// <summary>The budget that is left does not pay for the call with it.</summary>
    Budget = 8,

    /// <summary>Its provider has announced its end, or has ended it.</summary>
    Deprecated = 9,

    /// <summary>The route does not name it for the call's kind of task.</summary>
    TaskType = 10,

    /// <summary>The route does not name it for an input of the call's length.</summary>
    InputLength = 11,
}
