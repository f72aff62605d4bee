namespace LlmAttributes;

/// <summary>Gives a call another prompt for a share of its calls, so that the two can be compared.</summary>
/// <remarks>
/// <para>Calls with one key (<see cref="StickyKeyAttribute"/>, <see cref="LlmCallOptions.StickyKey"/>) always get the same variant; without a key it is left to chance. The result
/// (<see cref="LlmResult{T}.Prompt"/>), the span and the reports of the tracer name the variant.</para>
/// <para>A variant that <see cref="EnsembleMemberAttribute.PromptVariant"/> names is the prompt of that member, and has no share of the calls.</para>
/// <para>Examples, system prompt and policies are those of the call; each variant has its own limit of a <see cref="BulkheadAttribute"/>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class PromptVariantAttribute : Attribute
{
    /// <summary>Takes the prompt from <see cref="File"/>.</summary>
    /// <param name="name">The name of the variant.</param>
    public PromptVariantAttribute(string name) => Name = name;

    /// <summary>Gives the prompt as text.</summary>
    /// <param name="name">The name of the variant.</param>
    /// <param name="template">The template.</param>
    public PromptVariantAttribute(string name, string template)
    {
        Name = name;
        Template = template;
    }

    /// <summary>Gets the name of the variant.</summary>
    public string Name { get; }

    /// <summary>Gets the template, or <see langword="null"/> where it stands in a file.</summary>
    public string? Template { get; }

    /// <summary>Gets or sets the file that holds the template, relative to the project; it must be an <c>AdditionalFiles</c> item.</summary>
    public string? File { get; set; }

    /// <summary>Gets or sets the share of the calls in percent, above 0 and, with the other variants, up to 100.</summary>
    /// <value>The default is 50.</value>
    public double Weight { get; set; } = 50;
}
