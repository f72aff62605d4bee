using System.Buffers;
using System.Globalization;

namespace LlmAttributes;

/// <summary>The classes of characters that the sentence rules of UAX #29 speak of.</summary>
internal static class SentenceChars
{
    public const string FullStops = ".\u2024\ufe52\uff0e\u2026";

    public const string Terminators = "!?\u0589\u061e\u061f\u06d4\u0700\u0701\u0702\u07f9\u0964\u0965\u104a\u104b\u1362\u1367\u1368\u166e\u1803\u1809\u203c\u203d\u2047\u2048\u2049\u2e2e\u3002\ufe56\ufe57\uff01\uff1f\uff61";

    private const string LineEnds = "\n\r\u0085\u2028\u2029";

    // SContinue: what goes on with a sentence.
    private const string Continuers = ",-:;\u055d\u060c\u060d\u07f8\u1802\u1808\u2013\u2014\u3001\ufe10\ufe11\ufe13\ufe31\ufe32\ufe50\ufe51\ufe55\ufe58\ufe63\uff0c\uff0d\uff1a\uff64";

    public static SearchValues<char> EndsAndLines { get; } = SearchValues.Create(FullStops + Terminators + LineEnds);

    public static SearchValues<char> Ends { get; } = SearchValues.Create(FullStops + Terminators);

    private static readonly SearchValues<char> s_fullStops = SearchValues.Create(FullStops);

    private static readonly SearchValues<char> s_continuers = SearchValues.Create(Continuers);

    public static bool IsFullStop(char c) => s_fullStops.Contains(c);

    public static bool IsEnd(char c) => Ends.Contains(c);

    public static bool IsContinuer(char c) => s_continuers.Contains(c);

    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>What closes a sentence: quotes and brackets, with the marks and format characters that stick to them. What opens the next sentence is none.</summary>
    public static bool IsClose(char c) => c < 128
        ? c is '"' or '\'' or ')' or ']' or '}'
        : char.GetUnicodeCategory(c) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format;

    /// <summary>German closes with the quote that opens in English.</summary>
    public static bool IsInitialQuote(char c) => c > 127 && char.GetUnicodeCategory(c) == UnicodeCategory.InitialQuotePunctuation;
}
