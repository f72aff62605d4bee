namespace LlmAttributes;

/// <summary>What an <see cref="AuditLog"/> writes.</summary>
public sealed class AuditLogOptions
{
    /// <summary>Gets or sets a value indicating whether prompts and answers are written. Without them a line holds facts alone.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IncludeContent { get; set; }

    /// <summary>Gets or sets what replaces the sensitive parts of each text before it is written and shortened.</summary>
    /// <value>The default is <see cref="SecretRedactor.Redact"/>.</value>
    public Func<string, string> Redactor { get; set; } = SecretRedactor.Redact;

    /// <summary>Gets or sets how much of a text is written.</summary>
    /// <value>1 to 1,000,000 characters; the default is 4,000.</value>
    public int MaxContentLength { get; set; } = 4_000;

    internal void Validate()
    {
        if (Redactor is null)
            throw new ArgumentException($"'{nameof(AuditLogOptions)}.{nameof(Redactor)}' must not be null; for texts as they are give a function that returns its argument.");
        if (MaxContentLength is not (>= 1 and <= 1_000_000))
            throw new ArgumentOutOfRangeException(nameof(MaxContentLength), MaxContentLength, $"'{nameof(AuditLogOptions)}.{nameof(MaxContentLength)}' must be between 1 and 1000000 characters.");
    }
}
