using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>Says what a fault of SQLite means for the one who runs the application.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    public static LlmException Of(SqliteException fault, string path, double busySeconds) => Create(
        path,
        fault.SqliteErrorCode switch
        {
            Busy or Locked => string.Create(
                CultureInfo.InvariantCulture,
                $"was locked by another process for {busySeconds} s; end a transaction that is left open there, or raise '{nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.BusySeconds)}'"),
            ReadOnly => "is read-only; let this process write to the file and to its folder, where SQLite keeps its log",
            NoDatabase => "is no SQLite database; name another file, or delete it",
            Corrupt => "is damaged; restore a copy of it, or delete it to begin anew",
            CannotOpen => "cannot be opened; create its folder, and let this process write there",
            Full => "cannot grow, because the disk is full; make room",
            InputOutput => "cannot be read or written; look at the disk, and keep the file on a local one",
            _ => string.Create(CultureInfo.InvariantCulture, $"failed with SQLite's error {fault.SqliteErrorCode}; see the inner exception"),
        },
        fault);

    public static LlmException Newer(string path, long found, long known) => Create(
        path,
        string.Create(CultureInfo.InvariantCulture, $"has tables of version {found}, and this version of LlmAttributes.Sqlite knows {known}; update the package, or name another file"));

    public static LlmException NoLog(string path, string mode) => Create(
        path, $"cannot use write-ahead logging but only '{mode}'; keep the file on a local disk, or use '{nameof(MemoryBudgetStore)}' for budgets that begin anew with each process");

    private static LlmException Create(string path, string fault, Exception? inner = null) => new(LlmErrorKind.Budget, $"The budget file '{path}' {fault}.", inner);
}
