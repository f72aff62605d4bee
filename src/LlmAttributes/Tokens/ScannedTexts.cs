namespace LlmAttributes;

/// <summary>The texts that a thread has estimated last, so that several models in a row read each of them once.</summary>
/// <remarks>The texts themselves are not kept alive.</remarks>
internal static class ScannedTexts
{
    /// <summary>Of a shorter text looking it up would cost as much as reading it.</summary>
    public const int LeastCharacters = 128;

    // A system prompt and a question, with a turn or two before it.
    private const int Kept = 4;

    [ThreadStatic]
    private static Scanned[]? t_texts;

    [ThreadStatic]
    private static int t_next;

    /// <summary>Gets what <see cref="ScriptScan"/> finds in a text.</summary>
    /// <returns>The tokens of each part; good until the next call on this thread.</returns>
    public static ReadOnlySpan<double> Find(string text)
    {
        var texts = t_texts ??= [new(), new(), new(), new()];
        foreach (var known in texts)
        {
            if (known.Text.TryGetTarget(out var same) && ReferenceEquals(same, text))
                return known.Parts;
        }

        var scanned = texts[t_next];
        t_next = (t_next + 1) % Kept;
        scanned.Parts.AsSpan().Clear();
        var scan = new ScriptScan(scanned.Parts);
        scan.Add(text);
        scan.End();
        scanned.Text.SetTarget(text);
        return scanned.Parts;
    }

    private sealed class Scanned
    {
        public WeakReference<string?> Text { get; } = new(null);

        public double[] Parts { get; } = new double[(int)TokenPart.Count];
    }
}
