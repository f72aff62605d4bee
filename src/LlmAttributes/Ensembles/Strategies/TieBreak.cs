namespace LlmAttributes;

/// <summary>Which of the answers with the most votes wins.</summary>
public enum TieBreak
{
    /// <summary>That of the member that is listed first.</summary>
    FirstListed = 0,

    /// <summary>That of the member with the highest weight, declared or learned.</summary>
    BestMember = 1,

    /// <summary>That with the best quality score.</summary>
    Quality = 2,

    /// <summary>That of the member that answered fastest.</summary>
    Fastest = 3,
}
