namespace LlmAttributes;

/// <summary>Limits the time of a call and of its attempts.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class TimeoutAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether the limits apply.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes inherited limits.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the limit of the whole call with all its attempts and waits, in seconds.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double TotalSeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets the limit of one attempt, in seconds; of a streamed attempt the limit until its last output.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double AttemptSeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets the limit until a streamed attempt yields its first output, in seconds.</summary>
    /// <value>Above 0; the default is no limit. Only streams have a first token.</value>
    public double FirstTokenSeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets the limit between two pieces of output of a stream, in seconds; empty pieces do not count.</summary>
    /// <value>Above 0; the default is no limit. By then output has reached the caller, so the stream ends with an error instead of moving to another model.</value>
    public double IdleSeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets how many characters per second a stream must yield in its first <see cref="ProbeSeconds"/>; a slower one is left for the next candidate.</summary>
    /// <value>
    /// Above 0; the default is no limit. Until the stream has shown its speed its output is held back, at the most for <see cref="ProbeSeconds"/>, so nothing is repeated. Only
    /// streams have a speed.
    /// </value>
    public double MinCharactersPerSecond { get; set; } = double.NaN;

    /// <summary>Gets or sets how long, from its first output, a stream may take to show <see cref="MinCharactersPerSecond"/>, in seconds.</summary>
    /// <value>Above 0; the default is 2.</value>
    public double ProbeSeconds { get; set; } = double.NaN;
}
