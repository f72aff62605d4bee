namespace LlmAttributes;

/// <summary>Keeps the answers of a call, or the results of a decorated method: equal calls get the answer of the first for a while, and those under way at once share one request.</summary>
/// <remarks>
/// <para>On a call of a contract the key is a hash of the prompt's texts, of all values that reach the prompt, of tenant and partition, of the options and of the models. What is kept is the
/// model's raw text, which each hit reads anew. A call is made without the cache when its answer depends on more than that: on tools or properties among the caller's chat options, on a
/// conversation, on attachments without data, or on a sequence that is computed while it is read. Answers that hold other things than text, or that were cut short, are not kept,
/// nor are streams with <see cref="EnsembleAttribute"/> or <see cref="ShadowAttribute"/>.</para>
/// <para>On a method of a <see cref="DecorateAttribute"/> interface it needs a result, directly or as a task, and only <see cref="DurationSeconds"/> and <see cref="MaxEntries"/> count. Every
/// parameter, a <see cref="CancellationToken"/> aside, must have value equality: numbers, texts, enumerations, dates and times, <see cref="Guid"/>, <see cref="Uri"/>, <see cref="Version"/>,
/// and records, tuples and nullable values of such. Arguments are the same when <c>Equals</c> says so, which takes no account of the fragment of a <see cref="Uri"/> or the offset of a
/// <see cref="DateTimeOffset"/>. The kept object itself is handed to every caller: it is shared, so nobody may change or dispose it. Each method of each decorator has a cache of its own.</para>
/// <para>Failures are not kept unless <see cref="FailureSeconds"/> says so. A caller that cancels leaves a shared run to the others; the run is cancelled when all have left.</para>
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

    /// <summary>Gets or sets how many results of a decorated method are kept; when there are more, the one that expires first goes. How much the answers of calls may take is set by <see cref="LlmCacheOptions"/>.</summary>
    /// <value>At least 1; the default is 1,000.</value>
    public int MaxEntries { get; set; }

    /// <summary>Gets or sets whether kept answers are taken, and new ones kept.</summary>
    /// <value>The default is <see cref="LlmCacheMode.ReadWrite"/>. <see cref="LlmCallOptions.CacheMode"/> goes before.</value>
    public LlmCacheMode Mode { get; set; }

    /// <summary>Gets or sets how old an answer may be to be taken, in seconds.</summary>
    /// <value>Above 0; the default is as old as it is kept. <see cref="LlmCallOptions.MaxCacheAgeSeconds"/> goes before.</value>
    public double MaxAgeSeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets by how much of <see cref="DurationSeconds"/> an answer may expire early, by chance, so that answers kept at once do not expire at once.</summary>
    /// <value>0 to 1; the default is 0.1.</value>
    public double Jitter { get; set; } = double.NaN;

    /// <summary>Gets or sets how long a failure that asking again would not mend is kept, in seconds: a prompt that a filter refused, a request that is too large or malformed, an answer that cannot be read.</summary>
    /// <value>Above 0; by default no failure is kept.</value>
    public double FailureSeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets the name of the parameter that parts the answers, beside the tenant: those with another value never get them. It need not stand in the prompt.</summary>
    public string? PartitionBy { get; set; }

    /// <summary>Gets or sets a value indicating whether the answer to another text of the same meaning is taken too, where there is none to the very same prompt.</summary>
    /// <value>The default is <see langword="false"/>. One text of the prompt (<see cref="MeaningOf"/>) is compared by meaning; all its other values, the tenant and the partition must be equal. See <see cref="SemanticCache{TAnswer}"/>.</value>
    public bool Semantic { get; set; }

    /// <summary>Gets or sets the name of the parameter whose meaning decides.</summary>
    /// <value>The default is the one text among the parameters that reach the prompt.</value>
    public string? MeaningOf { get; set; }

    /// <summary>Gets or sets the largest share of answers taken by meaning that may be wrong.</summary>
    /// <value>0.005 to 0.2; the default is 0.05.</value>
    public double MaxWrongHitRate { get; set; } = double.NaN;

    /// <summary>Gets or sets a value indicating whether answers by meaning are looked for and counted, but not taken.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool SemanticShadow { get; set; }

    /// <summary>Gets or sets what the answers are marked with, for <see cref="LlmCache.InvalidateTagAsync"/>.</summary>
    public string[] Tags { get; set; } = [];
}
