namespace LlmAttributes;

/// <summary>What is known from elsewhere, so that a query need not say it.</summary>
[Flags]
public enum QueryKnowledge
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There are earlier turns that the query may refer to.</summary>
    History = 1,

    /// <summary>The text that the query works on is attached or stands elsewhere in the prompt.</summary>
    Material = 2,

    /// <summary>The form of the answer.</summary>
    Format = 4,

    /// <summary>The length of the answer.</summary>
    Length = 8,

    /// <summary>The readers.</summary>
    Audience = 16,

    /// <summary>The language of the answer.</summary>
    Language = 32,
}
