using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LlmAttributes;

/// <summary>Whether an answer that has to be JSON is, and has its properties.</summary>
internal static class FormatCheck
{
    private const int MostStarts = 6;
    private const int Chunk = 8192;

    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 512 };

    public static QualityFinding? Check(ScoredAnswer answer)
    {
        if (!answer.IsJson)
            return null;
        var text = answer.Input.Answer.AsSpan().Trim();
        var required = answer.Demands.RequiredProperties ?? [];
        if (Read(text, required, out var missing, out var end) && text[end..].Trim().Length == 0)
            return Found(missing, 1, "");
        QualityFinding? best = null;
        Span<int> starts = stackalloc int[MostStarts];
        starts = starts[..Starts(text, starts)];
        foreach (var at in starts)
        {
            if (!Read(text[at..], required, out missing, out end))
                continue;
            var found = IsFenced(text, at, at + end) ? Found(missing, 1, "") : Found(missing, 0.8, "There is text around the JSON.");
            if (!found.IsFault)
                return found;
            best ??= found;
        }

        return best ?? new(nameof(QualityChecks.Format), starts.IsEmpty ? 0 : 0.2, starts.IsEmpty ? "The answer holds no JSON." : "The JSON of the answer is not valid.");
    }

    // Where JSON may begin: in a block of code that says so, else at one of the first brackets.
    private static int Starts(ReadOnlySpan<char> text, Span<int> starts)
    {
        var count = 0;
        if (text.LastIndexOf("```json") is >= 0 and var fence && Start(text, fence) is >= 0 and var block)
            starts[count++] = block;
        for (var at = Start(text, 0); at >= 0 && count < starts.Length; at = Start(text, at + 1))
            starts[count++] = at;
        return count;
    }

    private static QualityFinding Found(int missing, double score, string reason) =>
        missing == 0 ? new(nameof(QualityChecks.Format), score, reason) : new(nameof(QualityChecks.Format), 0.3, FormattableString.Invariant($"The JSON lacks {missing} of its properties."));

    private static int Start(ReadOnlySpan<char> text, int from)
    {
        var at = text[from..].IndexOfAny('{', '[');
        return at < 0 ? -1 : from + at;
    }

    private static bool IsFenced(ReadOnlySpan<char> text, int start, int end)
    {
        var before = text[..start].TrimEnd();
        var after = text[end..].TrimStart();
        var fence = before.LastIndexOf("```");
        return fence == 0 && before.IndexOfAny('\n', ' ') < 0 && after.StartsWith("```") && after[3..].Trim().Length == 0;
    }

    // In pieces, so that a long text needs no copy of itself.
    private static bool Read(ReadOnlySpan<char> text, IReadOnlyList<string> required, out int missing, out int end)
    {
        missing = required.Count;
        end = 0;
        if (text.IsEmpty || text[0] is not ('{' or '['))
            return false;
        var bytes = ArrayPool<byte>.Shared.Rent((Chunk * 3) + 16);
        var encoder = Encoding.UTF8.GetEncoder();
        var state = new JsonReaderState(s_options);
        var kept = 0;
        var taken = 0;
        var consumed = 0L;
        var seen = 0UL;
        try
        {
            while (true)
            {
                var piece = text.Slice(taken, Math.Min(Chunk, text.Length - taken));
                if (bytes.Length - kept < (piece.Length * 3) + 16)
                    bytes = Grow(bytes, kept);
                var written = encoder.GetBytes(piece, bytes.AsSpan(kept), flush: false);
                taken += piece.Length;
                var reader = new Utf8JsonReader(bytes.AsSpan(0, kept + written), isFinalBlock: taken == text.Length, state);
                while (reader.Read())
                {
                    if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                        seen |= Noted(ref reader, required);
                    if (reader.CurrentDepth > 0 || reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                        continue;
                    missing = required.Count - System.Numerics.BitOperations.PopCount(seen);
                    end = CharactersOf(text, consumed + reader.BytesConsumed);
                    return true;
                }

                if (taken == text.Length)
                    return false;
                consumed += reader.BytesConsumed;
                state = reader.CurrentState;
                var rest = bytes.AsSpan((int)reader.BytesConsumed, kept + written - (int)reader.BytesConsumed);
                kept = rest.Length;
                rest.CopyTo(bytes);
            }
        }
        catch (JsonException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    // The bit of the property among those that are required.
    private static ulong Noted(ref Utf8JsonReader reader, IReadOnlyList<string> required)
    {
        for (var i = 0; i < required.Count && i < 64; i++)
        {
            if (reader.ValueTextEquals(required[i]))
                return 1UL << i;
        }

        return 0;
    }

    private static byte[] Grow(byte[] bytes, int kept)
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.AsSpan(0, kept).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }

    private static int CharactersOf(ReadOnlySpan<char> text, long bytes)
    {
        var at = 0;
        while (bytes > 0 && at < text.Length)
        {
            bytes -= text[at] switch { < '\u0080' => 1, < '\u0800' => 2, _ => char.IsSurrogate(text[at]) ? 2 : 3 };
            at++;
        }

        return at;
    }
}
