namespace LlmAttributes;

/// <summary>Partitions of a collection: those of passages, and those that tell the languages of passages.</summary>
internal static class RecordPartition
{
    public static string OfPassages(string partition) => "p" + partition;

    public static string OfLanguages(string partition) => "l" + partition;
}
