namespace LlmAttributes;

/// <summary>What comes next in a request that several wait for.</summary>
internal enum StreamStep
{
    /// <summary>Perhaps a piece.</summary>
    Piece,

    /// <summary>Nothing: the answer is whole.</summary>
    End,

    /// <summary>Another request: this one failed by a limit of the caller who began it.</summary>
    Anew,
}
