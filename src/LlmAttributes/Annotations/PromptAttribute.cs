namespace LlmAttributes;

/// <summary>Gives a call its prompt: a template whose placeholders name the parameters of the method.</summary>
/// <remarks>
/// <para><c>{name}</c> is a placeholder, <c>{order.Total:F2}</c> follows properties and takes a format (always the invariant culture), <c>{{name}}</c> is the literal text
/// <c>{name}</c>. Braces that are no placeholder, such as those of JSON, stay as they are. Values are data: they are never read as template. Line ends become <c>\n</c>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class PromptAttribute : Attribute
{
    /// <summary>Takes the prompt from <see cref="File"/>.</summary>
    public PromptAttribute()
    {
    }

    /// <summary>Gives the prompt as text.</summary>
    /// <param name="template">The template.</param>
    public PromptAttribute(string template) => Template = template;

    /// <summary>Gets the template, or <see langword="null"/> where it stands in a file.</summary>
    public string? Template { get; }

    /// <summary>Gets or sets the file that holds the template, relative to the project; it must be an <c>AdditionalFiles</c> item (<c>Prompts/**/*.prompt.md</c> is one by default). The line end behind its last line is left out.</summary>
    public string? File { get; set; }

    /// <summary>Gets or sets the name of the prompt in telemetry.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets the version of the prompt in telemetry.</summary>
    public string? Version { get; set; }
}
