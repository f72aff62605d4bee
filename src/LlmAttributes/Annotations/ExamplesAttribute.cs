namespace LlmAttributes;

/// <summary>Shows the model the examples of a file: one JSON object a line with <c>input</c> and <c>output</c>.</summary>
/// <remarks>
/// An <c>input</c> that is an object holds the arguments of the call by their names, and the prompt is rendered with them; a text is the user message itself. An <c>output</c> may be
/// any JSON. Both are checked when the project is built.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class ExamplesAttribute : Attribute
{
    /// <summary>Gets or sets the file, relative to the project; it must be an <c>AdditionalFiles</c> item.</summary>
    public required string File { get; set; }
}
