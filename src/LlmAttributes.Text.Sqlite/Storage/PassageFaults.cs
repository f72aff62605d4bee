using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>Says what a fault of the file means for the one who runs the application.</summary>
internal static class PassageFaults
{
    public static LlmException Of(SqliteException fault, string path, double busySeconds) =>
        Create(path, SqliteFaultText.Of(fault, busySeconds, $"{nameof(SqlitePassageIndexOptions)}.{nameof(SqlitePassageIndexOptions.BusySeconds)}"), fault);

    public static LlmException Damaged(string path, Exception fault) => Create(path, SqliteFaultText.Damaged, fault);

    public static LlmException Newer(string path, long found, long known) => Create(
        path,
        string.Create(CultureInfo.InvariantCulture, $"has tables of version {found}, and this version of LlmAttributes.Text.Sqlite knows {known}; update the package, or name another file"));

    public static LlmException NoLog(string path, string mode) => Create(
        path, $"cannot use write-ahead logging but only '{mode}'; keep the file on a local disk, or use '{nameof(InMemoryPassageIndex)}' for passages that go with the process");

    private static LlmException Create(string path, string fault, Exception? inner = null) => new(LlmErrorKind.Unknown, $"The passage file '{path}' {fault}.", inner);
}
