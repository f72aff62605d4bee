namespace LlmAttributes;

/// <summary>
/// Reads the words and signs of a prompt as hashes, in any letter case. Of a long prompt it reads both ends: the beginning says what is asked, the end often on what.
/// </summary>
internal ref struct PromptTokens(ReadOnlySpan<char> prompt)
{
    /// <summary>The most characters that are read.</summary>
    public const int MaxChars = 2048;

    /// <summary>The most words and signs that are read, which bounds the time of a prediction.</summary>
    public const int MaxTokens = 448;

    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;
    private const char FirstIdeograph = '\u2E80';

    private ReadOnlySpan<char> _tail = prompt.Length > MaxChars ? prompt[^(MaxChars / 2)..] : default;
    private ReadOnlySpan<char> _rest = prompt.Length > MaxChars ? prompt[..(MaxChars / 2)] : prompt;
    private readonly int _length = prompt.Length;
    private int _left = MaxTokens;
    private int _next;

    /// <summary>Gets where the word that was read last begins in the prompt.</summary>
    public int Start { get; private set; }

    /// <summary>Gets where it ends.</summary>
    public readonly int End => _next;

    /// <summary>The most words and signs that a prompt can have.</summary>
    public static int RoomFor(ReadOnlySpan<char> prompt) => Math.Min(MaxTokens, prompt.Length);

    /// <summary>Reads the next word or sign.</summary>
    public bool Read(out uint hash)
    {
        do
        {
            var at = 0;
            while (at < _rest.Length)
            {
                var c = _rest[at++];
                var isWord = IsWord(c);
                if (!isWord && c is <= ' ' or >= (char)127)
                    continue;
                Start = _next + at - 1;
                hash = Add(HashStart, c);
                // An ideograph is a word of its own: such texts have no blanks.
                if (isWord && c < FirstIdeograph)
                    at = ReadWord(at, ref hash);
                _rest = _rest[at..];
                _next += at;
                return --_left >= 0;
            }

            _rest = _tail;
            _next = _length - _tail.Length;
            _tail = default;
        }
        while (_rest.Length > 0);

        hash = 0;
        return false;
    }

    /// <summary>Joins two neighbours to one feature.</summary>
    public static uint Pair(uint first, uint second) => (first * 31) + (second * 17) + 7;

    /// <summary>Finds the bucket of a feature in a table of a power of two.</summary>
    public static int Bucket(uint hash, int buckets)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >> 15;
        hash *= 0x846CA68B;
        hash ^= hash >> 16;
        return (int)(hash & (uint)(buckets - 1));
    }

    private readonly int ReadWord(int at, ref uint hash)
    {
        for (; at < _rest.Length; at++)
        {
            var c = _rest[at];
            // An apostrophe inside a word belongs to it: "don't".
            if (c == '\'' ? at + 1 >= _rest.Length || !char.IsLetter(_rest[at + 1]) : c >= FirstIdeograph || !IsWord(c))
                break;
            hash = Add(hash, c);
        }

        return at;
    }

    private static uint Add(uint hash, char c) => (hash ^ (c < 128 ? char.IsAsciiLetterUpper(c) ? c | 0x20u : c : char.ToLowerInvariant(c))) * HashFactor;

    private static bool IsWord(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);
}
