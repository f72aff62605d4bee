namespace LlmAttributes;

/// <summary>Keeps the results of a decorated method: calls with equal arguments get the one of the first for a while, and those under way at once share one run.</summary>
/// <remarks>
/// <para>It works on methods of <see cref="DecorateAttribute"/> interfaces that return a result, directly or as a task. Every parameter, a <see cref="CancellationToken"/> aside, must
/// have value equality: numbers, texts, enumerations, dates and times, <see cref="Guid"/>, <see cref="Uri"/>, <see cref="Version"/>, and records, tuples and nullable values of such.
/// Arguments are the same when <c>Equals</c> says so, which takes no account of the fragment of a <see cref="Uri"/> or the offset of a <see cref="DateTimeOffset"/>.</para>
/// <para>The kept object itself is handed to every caller: it is shared, so nobody may change or dispose it. Each method of each decorator has a cache of its own. Failures are
/// not kept. A caller that cancels leaves a shared run to the others; the run is cancelled when all have left.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class CacheAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether results are kept.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how long a result is kept, in seconds.</summary>
    /// <value>Above 0; the default is 300.</value>
    public double DurationSeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets how many results are kept; when there are more, the one that expires first goes.</summary>
    /// <value>At least 1; the default is 1,000.</value>
    public int MaxEntries { get; set; }
}
