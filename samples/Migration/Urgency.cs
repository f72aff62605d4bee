namespace Migration;

/// <summary>How soon a mail must be answered.</summary>
public enum Urgency
{
    /// <summary>Some day.</summary>
    Low,

    /// <summary>Tomorrow.</summary>
    Normal,

    /// <summary>Now.</summary>
    High,
}
