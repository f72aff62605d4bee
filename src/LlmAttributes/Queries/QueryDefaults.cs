namespace LlmAttributes;

/// <summary>What a query that leaves something open is taken to mean.</summary>
public sealed class QueryDefaults
{
    /// <summary>Gets or sets how many are meant by "some".</summary>
    /// <value>The default is "three to five".</value>
    public string Quantity { get; set; } = "three to five";

    /// <summary>Gets or sets whom an explanation is for.</summary>
    /// <value>The default is "a reader without special knowledge".</value>
    public string Audience { get; set; } = "a reader without special knowledge";

    /// <summary>Gets or sets how long a summary is.</summary>
    /// <value>The default is "at most 120 words".</value>
    public string SummaryLength { get; set; } = "at most 120 words";

    /// <summary>Gets or sets how long a new text is.</summary>
    /// <value>The default is "about 300 words".</value>
    public string TextLength { get; set; } = "about 300 words";

    /// <summary>Gets or sets the form in which facts are given.</summary>
    /// <value>The default is "one item a line, as name: value".</value>
    public string Format { get; set; } = "one item a line, as name: value";

    /// <summary>Gets or sets the form in which things are compared.</summary>
    /// <value>The default is "a table with a row per criterion".</value>
    public string ComparisonFormat { get; set; } = "a table with a row per criterion";

    /// <summary>Gets or sets the language into which is translated.</summary>
    /// <value>By default none: the model is told to ask for it.</value>
    public string? Language { get; set; }
}
