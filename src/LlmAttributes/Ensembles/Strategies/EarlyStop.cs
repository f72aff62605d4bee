namespace LlmAttributes;

/// <summary>When an ensemble stops asking.</summary>
public enum EarlyStop
{
    /// <summary>When all members have answered, failed, or run out of time.</summary>
    None = 0,

    /// <summary>When the members that are left cannot change the answer.</summary>
    Certain = 1,

    /// <summary>When the confidence reaches its target, or the members that are left cannot change the answer.</summary>
    Confidence = 2,
}
