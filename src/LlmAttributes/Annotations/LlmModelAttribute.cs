namespace LlmAttributes;

/// <summary>States the facts of a model: on a string constant whose value is the key, or on the assembly with the key as argument.</summary>
/// <remarks>What is not set is unknown, never zero: a model without prices is reported as unpriced.</remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class LlmModelAttribute : Attribute
{
    /// <summary>States the facts of the model whose key is the value of the annotated constant.</summary>
    public LlmModelAttribute()
    {
    }

    /// <summary>States the facts of a model on the assembly.</summary>
    /// <param name="key">The key of the model.</param>
    public LlmModelAttribute(string key) => Key = key;

    /// <summary>Gets the key of the model, or <see langword="null"/> where the annotated constant is the key.</summary>
    public string? Key { get; }

    /// <summary>Gets or sets the provider, as OpenTelemetry names it: <c>openai</c>, <c>anthropic</c>, <c>ollama</c> and so on.</summary>
    public string? Provider { get; set; }

    /// <summary>Gets or sets the provider's own name of the model.</summary>
    /// <value>Sent with each request when the chat client has no default model of its own; otherwise used for facts and telemetry only.</value>
    public string? ModelId { get; set; }

    /// <summary>Gets or sets the price of one million input tokens in USD.</summary>
    /// <value>The default is unknown. Zero means free.</value>
    public double InputUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million output tokens in USD.</summary>
    /// <value>The default is unknown. Zero means free.</value>
    public double OutputUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million input tokens read from the provider's prompt cache, in USD.</summary>
    /// <value>The default is the input price.</value>
    public double CachedInputUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million input tokens written to the provider's prompt cache, in USD.</summary>
    /// <value>The default is the input price.</value>
    public double CacheWriteUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million output tokens of hidden reasoning, in USD.</summary>
    /// <value>The default is the output price.</value>
    public double ReasoningUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million input tokens of audio, in USD.</summary>
    /// <value>The default is the input price.</value>
    public double AudioInputUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million output tokens of audio, in USD.</summary>
    /// <value>The default is the output price.</value>
    public double AudioOutputUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million input tokens of a batch, in USD.</summary>
    /// <value>The default is unknown.</value>
    public double BatchInputUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the price of one million output tokens of a batch, in USD.</summary>
    /// <value>The default is unknown.</value>
    public double BatchOutputUsdPerMillionTokens { get; set; } = double.NaN;

    /// <summary>Gets or sets the context window in tokens.</summary>
    /// <value>The default 0 means unknown.</value>
    public int ContextWindow { get; set; }

    /// <summary>Gets or sets the largest output in tokens.</summary>
    /// <value>The default 0 means unknown.</value>
    public int MaxOutputTokens { get; set; }

    /// <summary>Gets or sets what the model can do.</summary>
    /// <value>The default is unknown. <see cref="ModelCapabilities.None"/>, when written, says that it can do none of them.</value>
    public ModelCapabilities Capabilities { get; set; }

    /// <summary>Gets or sets the quality, 0 to 1, that routing by quality and <see cref="RouteByAttribute.MinQuality"/> use.</summary>
    /// <value>The default is unknown.</value>
    public double Quality { get; set; } = double.NaN;

    /// <summary>Gets or sets the output speed in tokens per second, used by routing by speed.</summary>
    /// <value>The default is unknown.</value>
    public double TokensPerSecond { get; set; } = double.NaN;

    /// <summary>Gets or sets the usual time to the first token, in seconds.</summary>
    /// <value>The default is unknown.</value>
    public double LatencySeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets where the model runs, such as <c>eu</c> or <c>us-east-1</c>.</summary>
    /// <value>The default is unknown.</value>
    public string? Region { get; set; }

    /// <summary>Gets or sets what the provider does with the data, in words of your own, such as <c>no-training</c> or <c>zero-retention</c>.</summary>
    /// <value>The default is unknown.</value>
    public string? DataPolicy { get; set; }

    /// <summary>Gets or sets words of your own that constraints of routes may ask for.</summary>
    /// <value>The default is none.</value>
    public string[] Tags { get; set; } = [];

    /// <summary>Gets or sets the day from which the provider advises against the model, as <c>yyyy-MM-dd</c>.</summary>
    /// <value>The default is unknown.</value>
    public string? DeprecatedOn { get; set; }

    /// <summary>Gets or sets the day from which the provider no longer offers the model, as <c>yyyy-MM-dd</c>.</summary>
    /// <value>The default is unknown.</value>
    public string? RetiresOn { get; set; }

    /// <summary>Gets or sets the provider's name of the model that takes this one's place.</summary>
    /// <value>The default is unknown.</value>
    public string? Successor { get; set; }

    /// <summary>Gets or sets how many requests the account may send in a minute; all clients of a runtime wait for their turn together.</summary>
    /// <value>The default 0 means no limit.</value>
    public int RequestsPerMinute { get; set; }

    /// <summary>Gets or sets how many tokens, input and output, the account may use in a minute; all clients of a runtime wait for their turn together.</summary>
    /// <value>The default 0 means no limit. A request counts with its estimated input and its largest output, and is corrected by the reported usage.</value>
    public int TokensPerMinute { get; set; }

    /// <summary>Gets or sets how many requests may be under way at once; all clients of a runtime wait for their turn together.</summary>
    /// <value>The default 0 means no limit.</value>
    public int MaxConcurrency { get; set; }
}
