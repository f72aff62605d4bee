namespace LlmAttributes;

/// <summary>The statements over conversations.</summary>
internal static class ConversationSql
{
    public const string Append = """
        INSERT INTO llm_turn (conversation, sequence, user, answer, is_sensitive)
        SELECT $1, 1 + ifnull(max(sequence), 0), $2, $3, $4 FROM llm_turn WHERE conversation = $1
        """;

    public const string Summary = "SELECT summary, through, is_sensitive FROM llm_summary WHERE conversation = $1";

    public const string Turns = """
        SELECT sequence, user, answer, is_sensitive FROM (SELECT * FROM llm_turn WHERE conversation = $1 AND sequence > $2 ORDER BY sequence DESC LIMIT $3) ORDER BY sequence
        """;

    public const string Summarise = """
        INSERT INTO llm_summary (conversation, through, summary, is_sensitive) VALUES ($1, $2, $3, $4)
        ON CONFLICT (conversation) DO UPDATE SET through = excluded.through, summary = excluded.summary, is_sensitive = excluded.is_sensitive WHERE excluded.through > through
        """;

    public const string DeleteTurns = "DELETE FROM llm_turn WHERE conversation = $1";

    public const string DeleteSummary = "DELETE FROM llm_summary WHERE conversation = $1";
}
