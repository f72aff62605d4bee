namespace LlmAttributes.Testing;

internal static class TokenEstimate
{
    private const int CharactersPerToken = 4;
    private const int TokensPerMessage = 4;

    public static int Of(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;

    public static int OfMessage(string text) => Of(text) + TokensPerMessage;

    public static string Limit(string text, int tokens)
    {
        if (Of(text) <= tokens)
            return text;
        var end = tokens * CharactersPerToken;
        // Half of a surrogate pair is no text.
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }
}
