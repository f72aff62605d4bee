using OpenTelemetry;

namespace Shop;

/// <summary>Keeps the names of what is exported.</summary>
public sealed class NameExporter<T>(Func<T, string> nameOf) : BaseExporter<T>
    where T : class
{
    public HashSet<string> Names { get; } = [];

    public override ExportResult Export(in Batch<T> batch)
    {
        foreach (var item in batch)
            Names.Add(nameOf(item));
        return ExportResult.Success;
    }
}
