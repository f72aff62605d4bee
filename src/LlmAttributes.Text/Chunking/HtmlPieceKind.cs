namespace LlmAttributes;

/// <summary>What is read where a part of HTML stands.</summary>
internal enum HtmlPieceKind
{
    /// <summary>Text whose white space is one blank.</summary>
    Text,

    /// <summary>Text as it stands.</summary>
    Preformatted,

    /// <summary>Nothing: a tag, a comment, a script.</summary>
    Nothing,

    /// <summary>The end of a line.</summary>
    Line,

    /// <summary>The end of a cell.</summary>
    Cell,

    /// <summary>The beginning of an item.</summary>
    Item,
}
