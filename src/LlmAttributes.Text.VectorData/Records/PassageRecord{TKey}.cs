namespace LlmAttributes;

/// <summary>A passage as a collection keeps it. A connector reads and writes it; nobody else needs to.</summary>
/// <typeparam name="TKey">The type of keys that the connector takes: <see cref="Guid"/> or <see cref="string"/>.</typeparam>
public sealed class PassageRecord<TKey>
    where TKey : notnull
{
    /// <summary>Gets or sets the key, which follows from document, revision and number.</summary>
    public TKey Key { get; set; } = default!;

    /// <summary>Gets or sets the partition, after a sign for what the record is.</summary>
    public string Partition { get; set; } = "";

    /// <summary>Gets or sets the name of the document.</summary>
    public string Document { get; set; } = "";

    /// <summary>Gets or sets what all passages of one state of the document share.</summary>
    public string Revision { get; set; } = "";

    /// <summary>Gets or sets when the state of the document was written, in ticks of UTC: the newest counts.</summary>
    public long Written { get; set; }

    /// <summary>Gets or sets how many passages the document has.</summary>
    public int Passages { get; set; }

    /// <summary>Gets or sets the number of the passage in its document, from 0.</summary>
    public int Ordinal { get; set; }

    /// <summary>Gets or sets the text.</summary>
    public string Text { get; set; } = "";

    /// <summary>Gets or sets the title of the document.</summary>
    public string? Title { get; set; }

    /// <summary>Gets or sets the headings above the passage.</summary>
    public List<string> Breadcrumb { get; set; } = [];

    /// <summary>Gets or sets where the passage begins in its document.</summary>
    public long Start { get; set; }

    /// <summary>Gets or sets where the passage ends in its document.</summary>
    public long End { get; set; }

    /// <summary>Gets or sets the language of the terms.</summary>
    public string Language { get; set; } = "";

    /// <summary>Gets or sets the metadata: each name with its length before it and its value behind it.</summary>
    public List<string> Tags { get; set; } = [];

    /// <summary>Gets or sets how many of the terms are those of the title.</summary>
    public int TitleTerms { get; set; }

    /// <summary>Gets or sets the analysed words of the title and then of the text, between blanks.</summary>
    public string Terms { get; set; } = "";

    /// <summary>Gets or sets the vector.</summary>
    public ReadOnlyMemory<float> Vector { get; set; }
}
