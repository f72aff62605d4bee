namespace LlmAttributes;

/// <summary>Names what is asked, in this order, after all others have failed: models, then a method or a constant.</summary>
/// <remarks>
/// <para>Several may stand on one symbol, each for errors of its own (<see cref="On"/>): their models form one chain in the order of the attributes, and a model is asked when
/// the last error is one of its kinds. After <see cref="LlmErrorKind.ContextLength"/> only models with a larger window are asked. A model that a route already lists is not
/// asked twice.</para>
/// <para>When no model is left, the first <see cref="Method"/> or <see cref="Value"/> for the error answers. The attributes of the nearest level replace those further out.
/// On a decorated interface no model answers, so only methods and constants do.</para>
/// </remarks>
/// <param name="models">The keys of the models.</param>
/// <example><code>[Fallback(Models.Large, On = ErrorKinds.ContextLength), Fallback(Models.Other), Fallback(Method = nameof(CannedAsync))]</code></example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class FallbackAttribute(params string[] models) : Attribute
{
    /// <summary>Gets the keys of the models.</summary>
    public IReadOnlyList<string> Models { get; } = models;

    /// <summary>Gets or sets the errors after which this fallback is taken.</summary>
    /// <value>The default is <see cref="ErrorKinds.Default"/>: every error but a malformed request.</value>
    public ErrorKinds On { get; set; } = ErrorKinds.Default;

    /// <summary>Gets or sets the name of a method of the same interface that answers when no model does: one with a body, or another call, with the same parameters and result.</summary>
    /// <value>The default is none.</value>
    public string? Method { get; set; }

    /// <summary>Gets or sets the answer when no model gives one: a text, a number, a truth value or a member of an enumeration, as the call returns it.</summary>
    /// <value>The default <see langword="null"/> is none.</value>
    public object? Value { get; set; }

    /// <summary>Gets or sets a value indicating whether the fallback applies.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes the inherited ones.</value>
    public bool Enabled { get; set; } = true;
}
