namespace LlmAttributes;

/// <summary>Fills a placeholder of the prompt with passages that are retrieved from a store, each with the mark that an answer can cite it by; several may stand.</summary>
/// <remarks>
/// Passages are text from outside: they stand between delimiters that differ with each call, and nothing in them is read as template. <see cref="LlmResult{T}.Citations"/> says which they were.
/// A call of a tenant searches that tenant's part of the store.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class RetrieveAttribute : Attribute
{
    /// <summary>Initializes a new instance of the <see cref="RetrieveAttribute"/> class.</summary>
    /// <param name="store">The key of the store: that of <see cref="LlmRuntimeBuilder.UseRetriever(string, IContextRetriever)"/>, or of a keyed service.</param>
    public RetrieveAttribute(string store) => Store = store;

    /// <summary>Gets the key of the store.</summary>
    public string Store { get; }

    /// <summary>Gets or sets the placeholder that is filled. No parameter may have its name.</summary>
    /// <value>The default is <c>context</c>, for <c>{context}</c>.</value>
    public string Into { get; set; } = "context";

    /// <summary>Gets or sets what is looked for: a text with placeholders of parameters, such as <c>{product}: {question}</c>.</summary>
    /// <value>By default the one <see cref="string"/> that the prompt is made of.</value>
    public string? Query { get; set; }

    /// <summary>Gets or sets how many passages are retrieved at the most.</summary>
    /// <value>At least 1; the default is 5.</value>
    public int TopK { get; set; } = RetrievalRequest.DefaultTopK;

    /// <summary>Gets or sets how many tokens the passages may have together.</summary>
    /// <value>At least 1; by default there is no limit.</value>
    public int MaxTokens { get; set; }

    /// <summary>Gets or sets the least score of a passage, on the store's own scale.</summary>
    /// <value>By default there is none.</value>
    public double MinScore { get; set; }

    /// <summary>Gets or sets the parameter that names the part of the store that is searched. Of a call of a tenant it is a part of that tenant's.</summary>
    /// <value>By default the tenant alone parts the store.</value>
    public string? PartitionBy { get; set; }

    /// <summary>Gets or sets what happens when nothing is found.</summary>
    /// <value>The default is <see cref="OnEmpty.Continue"/>.</value>
    public OnEmpty OnEmpty { get; set; }

    /// <summary>Gets or sets what the prompt says when nothing is found and the model is asked all the same.</summary>
    /// <value>The default is <c>(nothing was found)</c>.</value>
    public string EmptyText { get; set; } = "(nothing was found)";
}
