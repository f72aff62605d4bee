namespace LlmAttributes.Runtime;

/// <summary>What <see cref="ListScanner"/> has come to.</summary>
internal enum ScanOutcome
{
    /// <summary>The text ends here so far.</summary>
    More,

    /// <summary>An item is whole.</summary>
    Item,

    /// <summary>The list is whole, or there is none.</summary>
    End,

    /// <summary>The text ends inside an item, or before the list does.</summary>
    CutOff,

    /// <summary>An item is nested too deeply.</summary>
    TooDeep,

    /// <summary>An item, or what stands before the first one, is too long.</summary>
    TooLong,
}
