namespace LlmAttributes;

/// <summary>The models of OpenAI: their encodings, and what a chat adds around its messages.</summary>
/// <remarks>
/// Encodings: openai/tiktoken, <c>tiktoken/model.py</c>. Chat: openai/openai-cookbook, "How to count tokens with tiktoken", <c>num_tokens_from_messages</c>: three tokens around a
/// message and one for its role, one more for a name, three for the answer's beginning. The reasoning models report one less.
/// </remarks>
internal static class OpenAIModels
{
    private static readonly string[] s_o200k = ["gpt-4o", "chatgpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "chat-latest", "o1", "o3", "o4-mini", "codex-mini", "computer-use-preview"];

    private static readonly string[] s_cl100k = ["gpt-4", "gpt-3.5", "gpt-35", "text-embedding-3", "text-embedding-ada"];

    /// <summary>The open models render a system message of their own, of about 60 tokens, in a format that openai/harmony documents.</summary>
    private static readonly TokenFamily s_harmony = new() { Text = TiktokenEncoding.O200k.Count, TextSpread = 0, RequestTokens = 65, RequestSpread = 4, HiddenTokens = 64, MessageTokens = 4, MessageSpread = 1 };

    public static TiktokenEncoding? EncodingOf(string name) =>
        StartsWithAny(name, s_o200k) || IsOpen(name) ? TiktokenEncoding.O200k : StartsWithAny(name, s_cl100k) ? TiktokenEncoding.Cl100k : null;

    /// <summary>Describes a model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="provider">Who serves it, if that is known: only OpenAI and Azure are taken at their word, since others may add to a request.</param>
    public static TokenFamily? FamilyOf(string name, string? provider)
    {
        if (EncodingOf(name) is not { } encoding)
            return null;
        if (IsOpen(name))
            return s_harmony;
        var family = new TokenFamily
        {
            Text = encoding.Count,
            TextSpread = 0,
            RequestTokens = 3,
            RequestSpread = 0,
            HiddenTokens = 0,
            MessageTokens = 4,
            MessageSpread = 0,
            NameTokens = 1,
            ToolsTokens = OpenAITools.TokensOfAll,
            CountTool = tool => OpenAITools.TokensOf(tool, encoding),
            CountContent = OpenAIImages.For(name),
            IsExact = true,
        };
        if (name.StartsWith("text-embedding", StringComparison.Ordinal))
            return family with { RequestTokens = 0, MessageTokens = 0 };
        if (IsReasoning(name))
            return family with { RequestTokens = 2, RequestSpread = 2, HiddenTokens = 16, MessageSpread = 0.5, IsExact = false };

        // What a search adds is not told.
        if (name.Contains("search", StringComparison.Ordinal))
            return family with { RequestSpread = 16, HiddenTokens = 256, IsExact = false };
        return IsFirstHand(provider) ? family : family with { RequestSpread = 2, HiddenTokens = 64, IsExact = false };
    }

    private static bool IsFirstHand(string? provider) =>
        provider is null || provider.Contains("openai", StringComparison.OrdinalIgnoreCase) || provider.Contains("azure", StringComparison.OrdinalIgnoreCase);

    private static bool IsOpen(string name) => name.StartsWith("gpt-oss", StringComparison.Ordinal);

    private static bool IsReasoning(string name) =>
        name[0] == 'o' || name.StartsWith("codex", StringComparison.Ordinal) || (name.StartsWith("gpt-5", StringComparison.Ordinal) && !name.Contains("chat", StringComparison.Ordinal));

    private static bool StartsWithAny(string name, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (name.StartsWith(beginning, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
