namespace LlmAttributes;

/// <summary>What a dashboard shows, and to whom.</summary>
public sealed class LlmDashboardOptions
{
    /// <summary>Gets or sets the runtime that is shown.</summary>
    /// <value>The default is the one of the container.</value>
    public LlmRuntime? Runtime { get; set; }

    /// <summary>Gets or sets the title of the page.</summary>
    /// <value>The default is the name of the application.</value>
    public string? Title { get; set; }

    /// <summary>Gets or sets a value indicating whether everybody who reaches the application may see the dashboard.</summary>
    /// <value>The default is <see langword="false"/>: outside Development a user has to be authorized, in Development this machine is enough.</value>
    public bool AllowAnonymous { get; set; }

    /// <summary>Gets or sets a value indicating whether prompts and answers of recent calls are kept and shown. The prompts of contracts, which are part of the program, always are.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IncludeContent { get; set; }

    /// <summary>Gets or sets what replaces the sensitive parts of prompts and answers before they are kept.</summary>
    /// <value>The default is <see cref="SecretRedactor.Redact"/>.</value>
    public Func<string, string> Redactor { get; set; } = SecretRedactor.Redact;

    /// <summary>Gets or sets how much of a prompt or an answer is kept.</summary>
    /// <value>1 to 100,000 characters; the default is 4,000.</value>
    public int MaxContentLength { get; set; } = 4_000;

    /// <summary>Gets or sets how many of the last calls are kept one by one.</summary>
    /// <value>1 to 10,000; the default is 200.</value>
    public int RecentCalls { get; set; } = 200;

    /// <summary>Gets or sets how often the page is told of changes, in seconds.</summary>
    /// <value>0.1 to 60; the default is 1.</value>
    public double RefreshSeconds { get; set; } = 1;

    /// <summary>Gets or sets how many pages may be open at once; further ones show what was when they were loaded.</summary>
    /// <value>1 to 1,000; the default is 50.</value>
    public int MaxReaders { get; set; } = 50;

    /// <summary>Gets or sets a value indicating whether calls can be made on the page, at the application's expense.</summary>
    /// <value>The default is <see langword="null"/>: in Development only.</value>
    public bool? Playground { get; set; }

    internal void Validate()
    {
        if (Redactor is null)
            throw new ArgumentException($"'{nameof(LlmDashboardOptions)}.{nameof(Redactor)}' must not be null; for texts as they are give a function that returns its argument.");
        Require(MaxContentLength is >= 1 and <= 100_000, nameof(MaxContentLength), MaxContentLength, "between 1 and 100000");
        Require(RecentCalls is >= 1 and <= 10_000, nameof(RecentCalls), RecentCalls, "between 1 and 10000");
        Require(RefreshSeconds is >= 0.1 and <= 60, nameof(RefreshSeconds), RefreshSeconds, "between 0.1 and 60");
        Require(MaxReaders is >= 1 and <= 1_000, nameof(MaxReaders), MaxReaders, "between 1 and 1000");
    }

    private static void Require(bool holds, string property, object value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(property, value, $"'{nameof(LlmDashboardOptions)}.{property}' must be {range}.");
    }
}
