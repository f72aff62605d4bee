namespace LlmAttributes;

/// <summary>The statements over kept answers.</summary>
internal static class CacheSql
{
    public const string Get = "SELECT entry FROM llm_cache WHERE key = $1 AND expires > $2";

    public const string Set = "INSERT INTO llm_cache (key, entry, expires) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET entry = excluded.entry, expires = excluded.expires";

    public const string SetTag = "INSERT INTO llm_cache_tag (tag, key) VALUES ($1, $2)";

    public const string Remove = "DELETE FROM llm_cache WHERE key = $1";

    public const string RemoveTags = "DELETE FROM llm_cache_tag WHERE key = $1";

    public const string RemoveByTag = "DELETE FROM llm_cache WHERE key IN (SELECT key FROM llm_cache_tag WHERE tag = $1)";

    public const string RemoveExpired = "DELETE FROM llm_cache WHERE key IN (SELECT key FROM llm_cache WHERE expires <= $1 LIMIT 20)";

    public const string AddLine = "INSERT INTO llm_meaning (family, line, expires) VALUES ($1, $2, $3)";

    public const string ReadLines = "SELECT id, line FROM llm_meaning WHERE family = $1 AND id > $2 AND expires > $3 ORDER BY id LIMIT $4";

    public const string RemoveExpiredLines = "DELETE FROM llm_meaning WHERE id IN (SELECT id FROM llm_meaning WHERE expires <= $1 LIMIT 20)";

    public const string RemoveLooseTags = "DELETE FROM llm_cache_tag WHERE key NOT IN (SELECT key FROM llm_cache)";
}
