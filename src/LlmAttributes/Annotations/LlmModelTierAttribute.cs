namespace LlmAttributes;

/// <summary>States what a model costs once the input of a request is larger than a size; beside <see cref="LlmModelAttribute"/>, once per size.</summary>
/// <remarks>The whole request then has the tier's prices, as the providers count; a price that is not set stays what it is below.</remarks>
/// <example><code>[LlmModel(InputUsdPerMillionTokens = 1.25, OutputUsdPerMillionTokens = 10), LlmModelTier(200_000, InputUsdPerMillionTokens = 2.5, OutputUsdPerMillionTokens = 15)]</code></example>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class LlmModelTierAttribute : Attribute
{
    /// <summary>States the prices of the model whose key is the value of the annotated constant.</summary>
    /// <param name="aboveInputTokens">The size: the tier holds for requests with more input tokens than this, cached ones included.</param>
    public LlmModelTierAttribute(int aboveInputTokens) => AboveInputTokens = aboveInputTokens;

    /// <summary>States the prices of a model on the assembly.</summary>
    /// <param name="key">The key of the model.</param>
    /// <param name="aboveInputTokens">The size: the tier holds for requests with more input tokens than this, cached ones included.</param>
    public LlmModelTierAttribute(string key, int aboveInputTokens)
    {
        Key = key;
        AboveInputTokens = aboveInputTokens;
    }

    /// <summary>Gets the key of the model, or <see langword="null"/> where the annotated constant is the key.</summary>
    public string? Key { get; }

    /// <summary>Gets the size above which the tier holds, in input tokens.</summary>
    public int AboveInputTokens { get; }

    /// <summary>Gets or sets the price of one million input tokens in USD.</summary>
    /// <value>The default is the price below the tier.</value>
    public double InputUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million output tokens in USD.</summary>
    /// <value>The default is the price below the tier.</value>
    public double OutputUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million input tokens read from the provider's prompt cache, in USD.</summary>
    /// <value>The default is the price below the tier.</value>
    public double CachedInputUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million input tokens written to the provider's prompt cache, in USD.</summary>
    /// <value>The default is the price below the tier.</value>
    public double CacheWriteUsdPerMillionTokens { get; set; } = double.NaN;
}
