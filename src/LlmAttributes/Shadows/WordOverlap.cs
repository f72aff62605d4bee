namespace LlmAttributes;

/// <summary>How many of their words two texts share, whatever the order: the harmonic mean of both shares.</summary>
internal static class WordOverlap
{
    public static double Of(string one, string other)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var words = 0;
        foreach (var word in Words(one))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
            words++;
        }

        var others = 0;
        var shared = 0;
        foreach (var word in Words(other))
        {
            others++;
            if (counts.GetValueOrDefault(word) is not (> 0 and var left))
                continue;
            counts[word] = left - 1;
            shared++;
        }

        return words + others == 0 ? 1 : 2.0 * shared / (words + others);
    }

    private static IEnumerable<string> Words(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            if (i > start)
                yield return text[start..i];
            else
                i++;
        }
    }
}
