namespace LlmAttributes;

/// <summary>Makes a method a tool that models may call, once <see cref="ToolsAttribute"/> names its class; or a call of a contract a tool for other agents, which <c>AsTools</c> of the contract makes.</summary>
/// <remarks>
/// Parameters are text, numbers, <c>bool</c>, enumerations, dates, times, <c>Guid</c>, nullable ones of them, and a <see cref="CancellationToken"/>; the result is one of them, or nothing,
/// in a task or not. What the model reads of it is its invariant text. <c>[Description]</c> on method and parameters tells the model what they are for.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class LlmToolAttribute : Attribute
{
    /// <summary>Gets or sets the name that the model calls.</summary>
    /// <value>The default is the method's without <c>Async</c>.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets a value indicating whether the tool changes something, so that it must not run twice.</summary>
    public bool SideEffects { get; set; }

    /// <summary>Gets or sets a value indicating whether somebody must approve a call of the tool before it runs, as the platform's <c>ApprovalRequiredAIFunction</c> asks for.</summary>
    public bool RequiresApproval { get; set; }

    /// <summary>Gets or sets how many characters of a result the model reads; what is longer is cut, and says so.</summary>
    /// <value>The default is 16,000.</value>
    public int MaxResultCharacters { get; set; } = 16_000;
}
