namespace LlmAttributes;

/// <summary>Lets the models of a call use the methods of some classes that are marked with <see cref="LlmToolAttribute"/>.</summary>
/// <remarks>
/// <para>The chat client runs them, so it must be built with <c>UseFunctionInvocation()</c>. An instance comes from <see cref="LlmRuntimeBuilder.AddTools"/>, else from the container,
/// else from the constructor without parameters.</para>
/// <para>On a method it replaces that of the interface.</para>
/// </remarks>
/// <param name="types">The classes.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface, Inherited = false)]
public sealed class ToolsAttribute(params Type[] types) : Attribute
{
    /// <summary>Gets the classes.</summary>
    public IReadOnlyList<Type> Types { get; } = types;
}
