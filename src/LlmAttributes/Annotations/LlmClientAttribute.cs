namespace LlmAttributes;

/// <summary>Marks a partial interface as a contract: the source generator writes the client that implements it.</summary>
/// <remarks>The generated client is reached through the static members <c>Create(…)</c> of the interface, or through the generated <c>Add…()</c> of a container.</remarks>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class LlmClientAttribute : Attribute
{
    /// <summary>Gets or sets the <c>JsonSerializerContext</c> that reads typed results in place of the generated readers; it must cover their types.</summary>
    /// <value>By default readers are generated. A context brings converters and options of its own; broken JSON is still mended, but values are not coerced, and attributes such as <c>[Range]</c> are not checked.</value>
    public Type? JsonContext { get; set; }
}
