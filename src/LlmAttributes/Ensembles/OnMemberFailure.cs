namespace LlmAttributes;

/// <summary>What becomes of an ensemble of which a member fails.</summary>
public enum OnMemberFailure
{
    /// <summary>The member has no vote; the call fails when fewer than the quorum answered.</summary>
    Ignore = 0,

    /// <summary>The call fails with the member, and the others are cancelled.</summary>
    Fail = 1,
}
