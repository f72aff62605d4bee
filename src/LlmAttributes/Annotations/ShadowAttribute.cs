namespace LlmAttributes;

/// <summary>Sends a share of the calls to a second model too, after the first has answered, and compares the two; the caller gets the first answer and waits for nothing.</summary>
/// <remarks>
/// What the second model costs is booked on a line of its own, <c>IDesk.AskAsync (shadow)</c>, and counts towards no budget of the caller, only towards <see cref="DailyUsd"/> and budgets that name
/// the model. Guards and masks hold for it too; routes, fallbacks, retries and repairs do not. <see cref="QualityMonitor.ShadowCompared"/> and <see cref="QualityMonitor.Shadows"/> tell how the two
/// compare. A runtime that ends waits for what is under way. A stream is compared when it has been read to its end.
/// </remarks>
/// <param name="model">The key of the second model.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class ShadowAttribute(string model) : Attribute
{
    /// <summary>Gets the key of the second model.</summary>
    public string Model { get; } = model;

    /// <summary>Gets or sets a value indicating whether calls are sent to it.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited shadow.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the share of the calls; calls of one <see cref="StickyKeyAttribute"/> are all sent or none.</summary>
    /// <value>Above 0 and at most 1; the default is 0.05.</value>
    public double Share { get; set; } = double.NaN;

    /// <summary>Gets or sets the most that the second model may cost in a day, in USD. It needs a price then.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double DailyUsd { get; set; } = double.NaN;

    /// <summary>Gets or sets how many requests to the second model are under way at once; calls beyond that are not sent to it.</summary>
    /// <value>At least 1; the default is 4.</value>
    public int MaxConcurrency { get; set; }

    /// <summary>Gets or sets a value indicating whether calls are sent too whose tools change something, or come from the caller: the second model would run them again.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowTools { get; set; }

    /// <summary>Gets or sets a value indicating whether calls with <see cref="SensitiveAttribute"/> values are sent too.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowSensitive { get; set; }
}
