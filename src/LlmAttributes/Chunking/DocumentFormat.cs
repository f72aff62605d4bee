namespace LlmAttributes;

/// <summary>How a document is written.</summary>
public enum DocumentFormat
{
    /// <summary>As <see cref="DocumentFormats.OfFile"/> tells by the name of a file; plain text where there is no file.</summary>
    Auto,

    /// <summary>Text whose paragraphs end with a line break or an empty line; headings are lines such as <c># Title</c> and <c>== Title ==</c>.</summary>
    PlainText,

    /// <summary>Markdown with pipe tables.</summary>
    Markdown,

    /// <summary>Source code in any language: blocks are told by empty lines and indentation.</summary>
    Code,

    /// <summary>A JSON array or object, or a JSON value on each line.</summary>
    Json,

    /// <summary>Records of comma-separated values, the first of which names the columns.</summary>
    Csv,

    /// <summary>HTML, of which the text is read: no tags, comments, scripts or styles.</summary>
    Html,
}
