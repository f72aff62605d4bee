namespace LlmAttributes;

/// <summary>Lets a guard of one's own look at the prompt of each call before anything is sent: it passes it, rewrites it or fails the call.</summary>
/// <remarks>
/// Several guards look one after the other: those of the assembly, the contract and the method, each in the order in which they are written. They run once a call: before the route is chosen,
/// before the members of an ensemble are asked, and not again for retries. They see what <see cref="MaskPersonalDataAttribute"/> has not masked yet.
/// </remarks>
/// <typeparam name="TGuard">
/// The guard: the one given to <see cref="LlmRuntimeBuilder.AddGuard"/>, else the service of this type in the container, else one made by its constructor without parameters.
/// </typeparam>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class InputGuardAttribute<TGuard> : Attribute
    where TGuard : class, IInputGuard
{
    /// <summary>Gets or sets a value indicating whether the guard looks.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes the inherited guard of this type.</value>
    public bool Enabled { get; set; } = true;
}
