using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>What a fault of SQLite means for the one who runs the application, as the end of a sentence about the file.</summary>
internal static class SqliteFaultText
{
    public const string Damaged = "is damaged; restore a copy of it, or delete it to begin anew";

    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    public static string Of(SqliteException fault, double busySeconds, string busyOption) => fault.SqliteErrorCode switch
    {
        Busy or Locked => string.Create(CultureInfo.InvariantCulture, $"was locked by another process for {busySeconds} s; end a transaction that is left open there, or raise '{busyOption}'"),
        ReadOnly => "is read-only; let this process write to the file and to its folder, where SQLite keeps its log",
        NoDatabase => "is no SQLite database; name another file, or delete it",
        Corrupt => Damaged,
        CannotOpen => "cannot be opened; create its folder, and let this process write there",
        Full => "cannot grow, because the disk is full; make room",
        InputOutput => "cannot be read or written; look at the disk, and keep the file on a local one",
        _ => string.Create(CultureInfo.InvariantCulture, $"failed with SQLite's error {fault.SqliteErrorCode}; see the inner exception"),
    };
}
