using System.Globalization;

namespace LlmAttributes.PassageWorker;

/// <summary>The documents of a bulk load. Who knows the name of one knows what it must hold.</summary>
public static class Load
{
    /// <summary>How many documents are added at once.</summary>
    public const int Batch = 100;

    /// <summary>The partition they are put into.</summary>
    public const string Partition = "load";

    private const int Words = 40;

    /// <summary>How many passages a document has.</summary>
    public static int PassagesOf(int number) => 1 + (number % 7);

    /// <summary>The term that the passages of one document have, and those of no other.</summary>
    public static string TermOf(string load, int number) => string.Create(CultureInfo.InvariantCulture, $"{load}x{number}");

    /// <summary>Makes a document.</summary>
    public static IndexedDocument Document(string load, int number)
    {
        var random = new Random(number);
        var name = string.Create(CultureInfo.InvariantCulture, $"{load}/{number}");
        var passages = Enumerable.Range(0, PassagesOf(number)).Select(ordinal => Passage(random, name, ordinal, TermOf(load, number)));
        return new(Partition, name, [.. passages]);
    }

    private static IndexedPassage Passage(Random random, string document, int ordinal, string own)
    {
        string[] terms = [own, .. Enumerable.Range(0, Words).Select(_ => string.Create(CultureInfo.InvariantCulture, $"w{(int)(2_000 * random.NextDouble() * random.NextDouble())}"))];
        return new()
        {
            DocumentId = document,
            Ordinal = ordinal,
            Text = string.Join(' ', terms),
            Language = "en",
            TextTerms = terms,
            Metadata = new Dictionary<string, string> { ["load"] = document.Split('/')[0] },
            Vector = new float[] { random.NextSingle(), random.NextSingle(), random.NextSingle(), 1 },
        };
    }
}
