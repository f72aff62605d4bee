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
}
