namespace LlmAttributes;

/// <summary>What a term of the index stands for.</summary>
internal enum TermKind
{
    /// <summary>An analysed word.</summary>
    Word = 0,

    /// <summary>A value of metadata, as <see cref="MetadataKey"/> writes it.</summary>
    Metadata = 1,

    /// <summary>The language of a passage.</summary>
    Language = 2,
}
