namespace LlmAttributes;

/// <summary>Marks a partial interface as a contract: the source generator writes the client that implements it.</summary>
/// <remarks>The generated client is reached through the static members <c>Create(…)</c> of the interface, or through the generated <c>Add…()</c> of a container.</remarks>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class LlmClientAttribute : Attribute;
