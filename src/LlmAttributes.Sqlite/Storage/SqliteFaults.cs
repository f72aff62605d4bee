using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>Says what a fault of SQLite means for the one who runs the application. Of which store it is, whoever asked it knows.</summary>
internal static class SqliteFaults
{
    public static LlmException Of(SqliteException fault, string path, double busySeconds) =>
        Create(path, SqliteFaultText.Of(fault, busySeconds, $"{nameof(SqliteStoreOptions)}.{nameof(SqliteStoreOptions.BusySeconds)}"), fault);

    public static LlmException Newer(string path, long found, long known) => Create(
        path,
        string.Create(CultureInfo.InvariantCulture, $"has tables of version {found}, and this version of LlmAttributes.Sqlite knows {known}; update the package, or name another file"));

    public static LlmException NoLog(string path, string mode) => Create(
        path, $"cannot use write-ahead logging but only '{mode}'; keep the file on a local disk, or use '{nameof(MemoryBudgetStore)}' for budgets that begin anew with each process");

    private static LlmException Create(string path, string fault, Exception? inner = null) => new(LlmErrorKind.Unknown, $"The store file '{path}' {fault}.", inner);
}
