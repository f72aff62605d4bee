namespace LlmAttributes;

/// <summary>The statements over the history of queries.</summary>
internal static class QuerySql
{
    public const string Add = "INSERT INTO llm_query (at, task, band, strategies, score, query, answer, owner) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    public const string Trim = "DELETE FROM llm_query WHERE id <= (SELECT id FROM llm_query ORDER BY id DESC LIMIT 1 OFFSET $1)";

    public const string Newest = """
        SELECT at, task, band, strategies, score, query, answer, owner FROM (SELECT * FROM llm_query ORDER BY id DESC LIMIT $1) ORDER BY id
        """;
}
