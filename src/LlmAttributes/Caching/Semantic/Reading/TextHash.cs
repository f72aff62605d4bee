namespace LlmAttributes;

/// <summary>FNV-1a over characters with a final mix: weights are looked up by it, so it never changes.</summary>
internal static class TextHash
{
    public static uint Of(ReadOnlySpan<char> text, uint seed = 2166136261)
    {
        var hash = seed;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619;
        return Mix(hash);
    }

    public static uint Combine(uint left, uint right) => Mix((left * 0x9E3779B1) ^ (right + 0x7F4A7C15));

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
