namespace LlmAttributes.Runtime;

/// <summary>The masking of personal data, as <see cref="MaskPersonalDataAttribute"/> declares it.</summary>
public sealed record MaskPlan
{
    /// <summary>Gets what is masked.</summary>
    public PersonalDataKinds Kinds { get; init; } = PersonalDataKinds.All;

    /// <summary>Gets a value indicating whether the values of sensitive parameters are masked too.</summary>
    public bool Sensitive { get; init; }
}
