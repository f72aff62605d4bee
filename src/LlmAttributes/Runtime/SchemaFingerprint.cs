using System.Globalization;

namespace LlmAttributes.Runtime;

/// <summary>Counts the schema of an answer into the fingerprint of its prompt: the model reads both. It is done here, since the schema is made apart from the prompt.</summary>
internal static class SchemaFingerprint
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static string Add(string fingerprint, string schema)
    {
        var hash = Start;
        foreach (var c in fingerprint)
            hash = unchecked((hash ^ c) * Prime);
        foreach (var c in schema)
            hash = unchecked((hash ^ c) * Prime);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
