namespace LlmAttributes;

/// <summary>How a <see cref="SqliteStore"/> treats its file.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>Gets or sets how long to wait for another process that writes to the file, in seconds.</summary>
    /// <value>0.1 to 600; the default is 10.</value>
    public double BusySeconds { get; set; } = 10;

    /// <summary>Gets or sets a value indicating whether what is kept is on the disk, and not only with the operating system, before the caller goes on.</summary>
    /// <value>
    /// The default is <see langword="true"/>: not even a power cut loses a settled cost. <see langword="false"/> saves a wait for the disk of some milliseconds; then a killed
    /// process still loses nothing, but a power cut may lose what was settled in the seconds before it. The file stays whole either way.
    /// </value>
    public bool SurvivesPowerCut { get; set; } = true;

    /// <summary>Gets or sets the clock by which kept answers expire.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets a value indicating whether <c>UseSqlite</c> keeps the answers of <see cref="CacheAttribute"/> in the file, too.</summary>
    /// <value>The default is <see langword="false"/>, since answers stand in the file as they are.</value>
    public bool KeepsAnswers { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>UseSqlite</c> keeps the steps of workflows with a <see cref="RunIdAttribute"/> in the file, too, so that a run goes on after the process has ended.</summary>
    /// <value>The default is <see langword="false"/>, since answers stand in the file as they are.</value>
    public bool KeepsWorkflows { get; set; }

    /// <summary>Gets or sets how long a run of a workflow is kept after it was last worked on, in days; then it begins anew.</summary>
    /// <value>Above 0 and up to 36,500; the default is 30. <see langword="null"/> keeps runs until they are removed.</value>
    public double? WorkflowDays { get; set; } = 30;

    internal void Validate()
    {
        if (WorkflowDays is not (null or > 0 and <= 36_500))
            throw new ArgumentOutOfRangeException(nameof(WorkflowDays), WorkflowDays, $"'{nameof(SqliteStoreOptions)}.{nameof(WorkflowDays)}' must be above 0 and at most 36500 days, or null.");
        if (BusySeconds is not (>= 0.1 and <= 600))
            throw new ArgumentOutOfRangeException(nameof(BusySeconds), BusySeconds, $"'{nameof(SqliteStoreOptions)}.{nameof(BusySeconds)}' must be between 0.1 and 600 seconds.");
    }
}
