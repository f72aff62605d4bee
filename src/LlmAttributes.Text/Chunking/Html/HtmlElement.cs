namespace LlmAttributes;

/// <summary>What an element of HTML means for how a page is read.</summary>
internal enum HtmlElement
{
    /// <summary>Nothing: it stands within a line.</summary>
    Inline,

    /// <summary>No element: a comment or a declaration.</summary>
    Nothing,

    /// <summary>A section of literal text.</summary>
    Literal,

    /// <summary>The title of the document.</summary>
    Title,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A paragraph, or what holds some.</summary>
    Block,

    /// <summary>A line of its own, also within a table.</summary>
    Line,

    /// <summary>The end of a line.</summary>
    LineBreak,

    /// <summary>A list.</summary>
    List,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>A table.</summary>
    Table,

    /// <summary>The head of a table.</summary>
    TableHead,

    /// <summary>A row of a table.</summary>
    Row,

    /// <summary>A cell of a row.</summary>
    Cell,

    /// <summary>A cell that names its column or row.</summary>
    HeadCell,

    /// <summary>Text whose blanks and line breaks count.</summary>
    Preformatted,

    /// <summary>What is not for reading, such as a script.</summary>
    Unread,
}
