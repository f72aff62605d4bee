namespace LlmAttributes;

/// <summary>Models that search or run tools by themselves before they answer, and count what they found as input: how much is not known beforehand.</summary>
internal static class HostedAgents
{
    private const double TokensFound = 8_000;

    /// <summary>Parts of the names: Groq's compound systems, and the research models of OpenAI and Perplexity.</summary>
    private static readonly string[] s_agents = ["compound", "deep-research"];

    public static TokenFamily? FamilyOf(string name)
    {
        foreach (var agent in s_agents)
        {
            if (name.Contains(agent, StringComparison.Ordinal))
                return new() { Text = TiktokenEncoding.O200k.Count, RequestTokens = TokensFound, RequestSpread = TokensFound, Scatter = TokensFound / 2 };
        }

        return null;
    }
}
