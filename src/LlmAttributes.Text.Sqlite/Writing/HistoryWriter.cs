namespace LlmAttributes;

/// <summary>Moves the version of the file with the documents that a transaction changes.</summary>
internal sealed class HistoryWriter(PassageConnection connection)
{
    private readonly SqliteStatement _read = connection.Statement(PassageSql.History);
    private readonly SqliteStatement _set = connection.Statement(PassageSql.SetHistory, 1);
    private UInt128? _version;

    public void Add(UInt128 change) => _version = DocumentFingerprint.After(_version ?? Read(), change);

    public void Flush()
    {
        if (_version is { } version)
            _set.Execute(FingerprintColumn.Write(version));
        Clear();
    }

    public void Clear() => _version = null;

    private UInt128 Read()
    {
        using var rows = _read.Read();
        return rows.Read() && FingerprintColumn.Read(rows, 0) is { } version ? version : throw new InvalidDataException("The file has no version.");
    }
}
