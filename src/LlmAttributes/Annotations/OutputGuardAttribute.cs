namespace LlmAttributes;

/// <summary>Lets a guard of one's own look at each answer before it is read and handed on: it passes it, rewrites it, asks again, tells the model why and asks again, or fails the call.</summary>
/// <remarks>
/// Several guards look one after the other: those of the assembly, the contract and the method, each in the order in which they are written. An attempt that a guard asks for counts towards
/// the call's attempts, time and budget. Each member of an ensemble has its own answer looked at, and a refused one is a vote less. A guard sees whole answers: on a stream it needs
/// <see cref="HoldStream"/>.
/// </remarks>
/// <typeparam name="TGuard">
/// The guard: the one given to <see cref="LlmRuntimeBuilder.AddGuard"/>, else the service of this type in the container, else one made by its constructor without parameters.
/// </typeparam>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class OutputGuardAttribute<TGuard> : Attribute
    where TGuard : class, IOutputGuard
{
    /// <summary>Gets or sets a value indicating whether the guard looks.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes the inherited guard of this type.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how often a call may ask again because of this guard.</summary>
    /// <value>At least 1; the default is 1.</value>
    public int MaxRetries { get; set; }

    /// <summary>Gets or sets a value indicating whether a stream is held back until its end, so that the guard sees the whole answer before the caller has any of it.</summary>
    /// <value>The default is <see langword="false"/>, with which the guard cannot stand on a stream.</value>
    public bool HoldStream { get; set; }
}
