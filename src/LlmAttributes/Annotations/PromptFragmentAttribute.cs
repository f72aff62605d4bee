namespace LlmAttributes;

/// <summary>Gives a text a name, by which prompts include it: <c>{&gt;signature}</c>.</summary>
/// <remarks>
/// The text is a template: its placeholders are those of the call that includes it, and it may include others. A contract's fragment goes before one of the assembly; the prompts
/// of a contract that have a <see cref="PromptAttribute.Name"/> can be included as well.
/// </remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class PromptFragmentAttribute : Attribute
{
    /// <summary>Takes the fragment from <see cref="File"/>.</summary>
    /// <param name="name">The name.</param>
    public PromptFragmentAttribute(string name) => Name = name;

    /// <summary>Gives the fragment as text.</summary>
    /// <param name="name">The name: letters, digits, <c>_</c>, <c>-</c> and <c>.</c>.</param>
    /// <param name="template">The template.</param>
    public PromptFragmentAttribute(string name, string template)
    {
        Name = name;
        Template = template;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the template, or <see langword="null"/> where it stands in a file.</summary>
    public string? Template { get; }

    /// <summary>Gets or sets the file that holds the template, relative to the project; it must be an <c>AdditionalFiles</c> item.</summary>
    public string? File { get; set; }
}
