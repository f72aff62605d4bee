namespace LlmAttributes;

/// <summary>The statements over the ledger.</summary>
internal static class LedgerSql
{
    /// <summary>Yields a row when the batch is new.</summary>
    public const string Begin = """
        INSERT INTO llm_ledger_writer (writer, number, day) VALUES ($1, $2, $3)
        ON CONFLICT (writer) DO UPDATE SET number = excluded.number, day = excluded.day WHERE excluded.number > number
        RETURNING number
        """;

    /// <summary>Writers of before a day, who may be long gone, are forgotten.</summary>
    public const string Forget = "DELETE FROM llm_ledger_writer WHERE day < $1";

    public const string Add = """
        INSERT INTO llm_ledger (day, contract, call, model, tenant, attempts, unknown_attempts, usd, pico) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (day, contract, call, model, tenant IS NULL, ifnull(tenant, '')) DO UPDATE SET
            attempts = attempts + excluded.attempts,
            unknown_attempts = unknown_attempts + excluded.unknown_attempts,
            usd = usd + excluded.usd + (pico + excluded.pico) / 1000000000000,
            pico = (pico + excluded.pico) % 1000000000000
        RETURNING id
        """;

    public const string AddTokens = """
        INSERT INTO llm_ledger_tokens (line, kind, tokens) VALUES ($1, $2, $3)
        ON CONFLICT DO UPDATE SET tokens = tokens + excluded.tokens
        """;

    public const string Lines = """
        SELECT id, day, contract, call, model, tenant, attempts, unknown_attempts, usd, pico FROM llm_ledger WHERE day BETWEEN $1 AND $2
        """;

    public const string Tokens = "SELECT kind, tokens FROM llm_ledger_tokens WHERE line = $1";
}
