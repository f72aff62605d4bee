namespace LlmAttributes;

/// <summary>Shows the model one example: a user message and the answer it should give, sent before the prompt as a real pair of messages.</summary>
/// <param name="input">
/// The user message, taken literally; or a JSON object with the arguments of the call by their names, which the prompt is then rendered with.
/// </param>
/// <param name="output">The answer, taken literally.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class ExampleAttribute(string input, string output) : Attribute
{
    /// <summary>Gets the user message, or the arguments.</summary>
    public string Input { get; } = input;

    /// <summary>Gets the answer.</summary>
    public string Output { get; } = output;
}
