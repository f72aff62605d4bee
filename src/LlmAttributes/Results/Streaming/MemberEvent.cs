namespace LlmAttributes.Runtime;

/// <summary>What <see cref="MemberScan"/> has come to.</summary>
internal enum MemberEvent
{
    /// <summary>The text ends here so far.</summary>
    More,

    /// <summary>A name was read, and its value begins.</summary>
    Begins,

    /// <summary>The value has ended.</summary>
    Ends,

    /// <summary>The object has ended.</summary>
    Closed,

    /// <summary>What stands here is no member.</summary>
    Broken,
}
