namespace LlmAttributes;

/// <summary>What the health check of a runtime looks at.</summary>
public sealed class LlmHealthCheckOptions
{
    /// <summary>Gets the keys of the models that count.</summary>
    /// <value>Empty by default: all models that a client was created for.</value>
    public IList<string> Models { get; } = [];

    /// <summary>Gets or sets a value indicating whether a model of which nothing is known, or whose breaker is open, is asked for a short answer.</summary>
    /// <value>The default is <see langword="false"/>: the check looks at the traffic and sends nothing. A probe costs a few tokens.</value>
    public bool Probe { get; set; }

    /// <summary>Gets or sets the shortest time between two probes of one model, however often the check runs, in seconds.</summary>
    /// <value>5 to 86,400; the default is 60.</value>
    public double MinProbeIntervalSeconds { get; set; } = 60;

    internal void Validate()
    {
        if (MinProbeIntervalSeconds is not (>= 5 and <= 86_400))
        {
            throw new ArgumentOutOfRangeException(
                nameof(MinProbeIntervalSeconds), MinProbeIntervalSeconds, $"'{nameof(LlmHealthCheckOptions)}.{nameof(MinProbeIntervalSeconds)}' must be between 5 and 86400 seconds.");
        }
    }
}
