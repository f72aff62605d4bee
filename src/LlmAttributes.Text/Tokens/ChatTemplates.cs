namespace LlmAttributes;

/// <summary>Families whose vocabulary is not at hand: the nearest of OpenAI's encodings, a scale, and what their published chat template puts around messages.</summary>
/// <remarks>
/// Scales are the ratio for English that vendors and published comparisons name; other scripts are learned. Templates: the <c>chat_template</c> of <c>tokenizer_config.json</c> of
/// the open models; for Claude the example of Anthropic's page on token counting ("Hello, Claude" with a system prompt of four tokens counts 14); for Gemini Google's page on
/// tokens, which adds nothing to the text.
/// </remarks>
internal static class ChatTemplates
{
    private static readonly CountText s_o200k = TiktokenEncoding.O200k.Count;
    private static readonly CountText s_cl100k = TiktokenEncoding.Cl100k.Count;

    /// <summary>The first whose name occurs in a model's name is taken, so the special ones come first.</summary>
    private static readonly (string Name, TokenFamily Family)[] s_families =
    [
        ("claude", Claude(346)),
        ("anthropic", Claude(346)),
        ("gemini-3", Gemini(GeminiImages.TokensOfThird)),
        ("gemini", Gemini(GeminiImages.TokensOf)),
        ("google", Gemini(GeminiImages.TokensOf)),
        ("gemma", Template(s_o200k, 1, request: 3, message: 5)),

        // Distilled models keep DeepSeek's template: a token for the beginning, one for each turn; a system prompt stands bare.
        ("deepseek", Template(s_o200k, 1, request: 2, message: 1, system: 0) with { DropsThoughts = true }),

        // Four tokens of header, one of end; from 3.1 on a system message with two dates always stands first.
        ("llama-4", Template(s_o200k, 1, request: 5, message: 5)),
        ("llama4", Template(s_o200k, 1, request: 5, message: 5)),
        ("llama-3.", Template(s_cl100k, 1, request: 30, message: 5, system: 0)),
        ("llama3.", Template(s_cl100k, 1, request: 30, message: 5, system: 0)),
        ("llama-v3p", Template(s_cl100k, 1, request: 30, message: 5, system: 0)),
        ("llama-3", Template(s_cl100k, 1, request: 5, message: 5)),
        ("llama3", Template(s_cl100k, 1, request: 5, message: 5)),
        ("llama", Template(s_cl100k, 1.2, request: 1, message: 5)),

        // The newest models of Mistral put their settings of reasoning before the prompt.
        ("magistral", Template(s_o200k, 1, request: 13, message: 2)),
        ("mistral-small-latest", Template(s_o200k, 1, request: 13, message: 2)),
        ("mistral", Template(s_cl100k, 1, request: 1, message: 2)),
        ("ministral", Template(s_o200k, 1, request: 1, message: 2)),
        ("mixtral", Template(s_cl100k, 1.2, request: 1, message: 4)),
        ("codestral", Template(s_cl100k, 1, request: 1, message: 2)),
        ("pixtral", Template(s_o200k, 1, request: 1, message: 2)),

        // ChatML; the third generation ends the prompt with an empty thought.
        ("qwen3", Template(s_cl100k, 1, request: 7, message: 5) with { DropsThoughts = true }),
        ("qwen", Template(s_cl100k, 1, request: 3, message: 5)),
        ("qwq", Template(s_cl100k, 1, request: 5, message: 5) with { DropsThoughts = true }),
        ("glm-5", Template(s_o200k, 1, request: 10, message: 2) with { DropsThoughts = true }),
        ("glm", Template(s_o200k, 1, request: 3, message: 2) with { DropsThoughts = true }),
        ("command", Template(s_o200k, 1.05, request: 3, message: 3)),
        ("cohere", Template(s_o200k, 1.05, request: 3, message: 3)),
        ("kimi", Template(s_o200k, 1, request: 3, message: 4)),
        ("phi-4", Template(s_cl100k, 1, request: 3, message: 4)),
        ("phi", Template(s_cl100k, 1.2, request: 1, message: 4)),
        ("nova", Template(s_o200k, 1.1, request: 1, message: 2)),
        ("grok", Template(s_o200k, 1.05, request: 4, message: 4)),
        ("openai", Template(s_o200k, 1, request: 3, message: 4)),
    ];

    public static TokenFamily? FamilyOf(string name)
    {
        foreach (var (part, family) in s_families)
        {
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
                return family;
        }

        return null;
    }

    private static TokenFamily Template(CountText text, double scale, double request, double message, int? system = null) => new()
    {
        Text = text, Scale = scale, TextSpread = 0.7, RequestTokens = request, MessageTokens = message, RequestSpread = 3, MessageSpread = 1, SystemTokens = system,
    };

    // The instructions that come with tools: Anthropic's page on tool use, "pricing".
    private static TokenFamily Claude(double tools) => Template(s_o200k, 1.15, request: 4, message: 3, system: 0) with { ToolsTokens = tools, CountContent = ClaudeImages.TokensOf };

    private static TokenFamily Gemini(Func<Microsoft.Extensions.AI.AIContent, TokenCount?> images) => Template(s_o200k, 1, request: 0, message: 0) with { CountContent = images };
}
