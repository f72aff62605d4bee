namespace LlmAttributes;

/// <summary>How a <see cref="SqlitePassageIndex"/> treats its file.</summary>
public sealed class SqlitePassageIndexOptions
{
    /// <summary>Gets or sets how long to wait for another process that writes to the file, in seconds.</summary>
    /// <value>0.1 to 600; the default is 10.</value>
    public double BusySeconds { get; set; } = 10;

    /// <summary>Gets or sets how many passages are written in one transaction while many documents are added; a document is never parted.</summary>
    /// <value>1 to 100,000; the default is 8,192. More load faster, take more memory and hold off other writers for longer.</value>
    public int PassagesPerTransaction { get; set; } = 8_192;

    /// <summary>Gets or sets a value indicating whether a change is on the disk, and not only with the operating system, before the caller goes on.</summary>
    /// <value>
    /// The default is <see langword="true"/>: not even a power cut loses a change that was made. <see langword="false"/> saves a wait for the disk; then a killed process still loses nothing that
    /// was made, but a power cut may lose the changes of the seconds before it. The file stays whole either way.
    /// </value>
    public bool SurvivesPowerCut { get; set; } = true;

    /// <summary>Gets or sets how much of the file those who read look at where the operating system keeps it, instead of copying it, in megabytes.</summary>
    /// <value>
    /// 0 to 65,536; the default is 1,024, which takes address space and no memory of its own. It makes a search that compares all vectors two to three times as fast. 0 copies all: then a disk that fails, or a
    /// file that another program cuts short while it is open, is told as an error, where otherwise the operating system may end the process.
    /// </value>
    public int MappedMegabytes { get; set; } = 1_024;

    /// <summary>Gets or sets up to how many vectors of a partition every one is compared. Beyond, they are parted into groups, kept in the file, and those of the nearest groups are compared.</summary>
    /// <value>0 or more; the default is 100,000. A grouped vector takes a byte per dimension and some twenty more of the file.</value>
    public int ExactUpTo { get; set; } = 100_000;

    /// <summary>Gets or sets the share of the groups that a search looks into.</summary>
    /// <value>Above 0, up to 1; the default is 0.1: more finds more, in more time. A search whose filter leaves too few of them looks at all vectors.</value>
    public double ProbedShare { get; set; } = 0.1;

    internal void Validate()
    {
        if (BusySeconds is not (>= 0.1 and <= 600))
            throw new ArgumentOutOfRangeException(nameof(BusySeconds), BusySeconds, $"'{nameof(SqlitePassageIndexOptions)}.{nameof(BusySeconds)}' must be between 0.1 and 600 seconds.");
        if (PassagesPerTransaction is not (>= 1 and <= 100_000))
            throw new ArgumentOutOfRangeException(nameof(PassagesPerTransaction), PassagesPerTransaction, $"'{nameof(SqlitePassageIndexOptions)}.{nameof(PassagesPerTransaction)}' must be between 1 and 100,000.");
        if (MappedMegabytes is not (>= 0 and <= 65_536))
            throw new ArgumentOutOfRangeException(nameof(MappedMegabytes), MappedMegabytes, $"'{nameof(SqlitePassageIndexOptions)}.{nameof(MappedMegabytes)}' must be between 0 and 65,536.");
        if (ExactUpTo < 0)
            throw new ArgumentOutOfRangeException(nameof(ExactUpTo), ExactUpTo, $"'{nameof(SqlitePassageIndexOptions)}.{nameof(ExactUpTo)}' must be 0 or more; the default is 100,000.");
        if (ProbedShare is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(ProbedShare), ProbedShare, $"'{nameof(SqlitePassageIndexOptions)}.{nameof(ProbedShare)}' must be above 0 and up to 1; the default is 0.1.");
    }
}
