namespace LlmAttributes;

/// <summary>An outcome with the words of its query.</summary>
internal sealed class RememberedQuery(QueryRecord record, uint[] sketch)
{
    public QueryRecord Record => record;

    public uint[] Sketch => sketch;
}
