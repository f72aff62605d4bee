namespace LlmAttributes;

/// <summary>Gives the system message of a call, of all calls of a contract, or of all contracts of an assembly.</summary>
/// <remarks>The template follows the rules of <see cref="PromptAttribute"/>. On an interface or assembly it may not hold placeholders, since calls differ in their parameters.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class SystemPromptAttribute : Attribute
{
    /// <summary>Takes the system message from <see cref="File"/>.</summary>
    public SystemPromptAttribute()
    {
    }

    /// <summary>Gives the system message as text.</summary>
    /// <param name="template">The template.</param>
    public SystemPromptAttribute(string template) => Template = template;

    /// <summary>Gets the template, or <see langword="null"/> where it stands in a file.</summary>
    public string? Template { get; }

    /// <summary>Gets or sets the file that holds the template, relative to the project; it must be an <c>AdditionalFiles</c> item.</summary>
    public string? File { get; set; }
}
