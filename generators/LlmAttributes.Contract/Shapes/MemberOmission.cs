namespace LlmAttributes.Contract;

/// <summary>When a member is left out of the JSON that is written.</summary>
internal enum MemberOmission
{
    Never,
    WhenNull,
    WhenDefault,
}
