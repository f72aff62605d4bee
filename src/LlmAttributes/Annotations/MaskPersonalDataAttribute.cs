namespace LlmAttributes;

/// <summary>Sends placeholders in place of personal data and puts the data back into the answer, so that it never leaves the process.</summary>
/// <remarks>
/// What is replaced is found by its form in all texts that are sent: prompt, history, earlier turns, results of tools. The model reads <c>[EMAIL_1_4K9QZ…]</c>; the same value has the same
/// placeholder within a call, and the end of it is drawn anew for each call, so that no text can name another's. The answer is restored before guards, quality checks and the reader see it,
/// in streams piece by piece, and in the arguments of tools. Spans, logs and observers get the placeholders; conversation stores keep the data itself, which is masked again when it is sent again.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class MaskPersonalDataAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether personal data is masked.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets what is masked.</summary>
    /// <value>The default is <see cref="PersonalDataKinds.All"/>.</value>
    public PersonalDataKinds Kinds { get; set; } = PersonalDataKinds.All;

    /// <summary>Gets or sets a value indicating whether the values of <see cref="SensitiveAttribute"/> parameters are masked too, whatever they are: names and addresses have no form to be found by.</summary>
    /// <value>The default is <see langword="false"/>. Values of fewer than three characters stay, since they are in many words by chance.</value>
    public bool Sensitive { get; set; }
}
