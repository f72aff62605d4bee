namespace LlmAttributes;

/// <summary>Asks the next candidate too when the first takes long; the first good answer wins, and the others are cancelled.</summary>
/// <remarks>
/// A hedge costs: the losers are paid for as far as they got, and are booked. <see cref="MaxSurcharge"/> bounds it over all calls of a method. A stream is hedged until its
/// first output. A call whose options hold tools is not hedged: both requests would run them. A call that takes tools as a parameter cannot have a hedge (LLMA2017).
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class HedgeAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether calls are hedged.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how long the running attempt may take before the next candidate is asked too, in seconds.</summary>
    /// <value>Above 0; the default is the model's measured 95th percentile, of its first output for streams, once 20 attempts are measured.</value>
    public double DelaySeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets how many candidates may be asked on top of the first.</summary>
    /// <value>At least 1; the default is 1.</value>
    public int MaxHedges { get; set; }

    /// <summary>Gets or sets what hedges may cost on top of the first attempts of this method, as a share of what those cost: in USD where prices are known, else in requests.</summary>
    /// <value>Above 0; the default is 0.1, one hedge in ten calls of equal price.</value>
    public double MaxSurcharge { get; set; } = double.NaN;
}
