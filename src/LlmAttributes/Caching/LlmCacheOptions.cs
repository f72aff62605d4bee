namespace LlmAttributes;

/// <summary>How the answers of calls with <see cref="CacheAttribute"/> are kept.</summary>
public sealed class LlmCacheOptions
{
    private const double LongestSeconds = 4_294_967;

    /// <summary>Gets or sets how much memory the answers in the process may take, in bytes.</summary>
    /// <value>At least 4,096; the default is 64 MB.</value>
    public long MaxBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Gets or sets how many answers the process keeps at the most. When there are more, those go that were asked for seldom (TinyLFU).</summary>
    /// <value>At least 3; the default is 10,000.</value>
    public int MaxEntries { get; set; } = 10_000;

    /// <summary>Gets or sets how long the process keeps what it found in a store or put there, in seconds, so that it need not ask again. Until then it does not see what others remove.</summary>
    /// <value>0 or more; the default is 0, which asks the store each time.</value>
    public double LocalSeconds { get; set; }

    /// <summary>Gets or sets what calls do when the store fails.</summary>
    /// <value>The default is <see cref="OnCacheFailure.Ask"/>.</value>
    public OnCacheFailure OnStoreFailure { get; set; }

    /// <summary>Gets or sets how long the store may take to answer, in seconds; after that it counts as failed.</summary>
    /// <value>Above 0; the default is 1.</value>
    public double StoreTimeoutSeconds { get; set; } = 1;

    /// <summary>Gets or sets how long a store that failed is left alone, in seconds.</summary>
    /// <value>0 or more; the default is 5.</value>
    public double StoreRetrySeconds { get; set; } = 5;

    /// <summary>Gets or sets a text that is part of every key: another one forgets all that is kept.</summary>
    public string Version { get; set; } = "";

    /// <summary>Gets or sets a secret that all processes with one store share. With it nobody who reads the store can find out by trying which prompt an answer belongs to, and nobody who writes to it can forge one.</summary>
    /// <value>16 bytes or more; the default is none.</value>
    public ReadOnlyMemory<byte> Secret { get; set; }

    /// <summary>Gets how answers are found by meaning, where <see cref="CacheAttribute.Semantic"/> asks for it. <see cref="SemanticCacheOptions.MaxBytes"/> holds for each call; how long they are kept the attribute says.</summary>
    public SemanticCacheOptions Semantic { get; } = new();

    /// <summary>Gets or sets the model of <see cref="LlmRuntimeBuilder.AddEmbeddingModel"/> by whose embeddings answers are found by meaning. Its requests are booked like those of any model.</summary>
    /// <value>The default is none: texts are found by their words, without a request.</value>
    public string? SemanticEmbeddingModel { get; set; }

    internal void Validate()
    {
        Semantic.Validate();
        Check(MaxBytes >= 4096, nameof(MaxBytes), MaxBytes, "4096 or more");
        Check(MaxEntries >= 3, nameof(MaxEntries), MaxEntries, "3 or more");
        Check(LocalSeconds is >= 0 and <= LongestSeconds, nameof(LocalSeconds), LocalSeconds, "0 to 4294967 seconds");
        Check(StoreTimeoutSeconds is > 0 and <= LongestSeconds, nameof(StoreTimeoutSeconds), StoreTimeoutSeconds, "above 0 and at most 4294967 seconds");
        Check(StoreRetrySeconds is >= 0 and <= LongestSeconds, nameof(StoreRetrySeconds), StoreRetrySeconds, "0 to 4294967 seconds");
        Check(Enum.IsDefined(OnStoreFailure), nameof(OnStoreFailure), OnStoreFailure, "one of its named values");
        Check(Secret.Length is 0 or >= 16, nameof(Secret), Secret.Length, "16 bytes or more");
    }

    private static void Check(bool holds, string name, object value, string demand)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"'{nameof(LlmCacheOptions)}.{name}' must be {demand}.");
    }
}
