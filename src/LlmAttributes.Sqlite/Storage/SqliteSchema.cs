namespace LlmAttributes;

/// <summary>The tables, as the steps that lead to them.</summary>
internal static class SqliteSchema
{
    public static SqliteTables Tables { get; } = new(
        "llm_schema",
        [
            """
            CREATE TABLE llm_schema (version INTEGER NOT NULL) STRICT;
            INSERT INTO llm_schema VALUES (0);

            CREATE TABLE llm_account (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                period INTEGER NOT NULL,
                window INTEGER NOT NULL,
                newest INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE llm_bucket (
                account INTEGER NOT NULL,
                number INTEGER NOT NULL,
                spent_pico INTEGER NOT NULL,
                reserved_pico INTEGER NOT NULL,
                reservations INTEGER NOT NULL,
                PRIMARY KEY (account, number)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE llm_reservation (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                pico INTEGER NOT NULL,
                expires INTEGER NOT NULL,
                is_expired INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX llm_reservation_end ON llm_reservation (is_expired, expires);

            CREATE TABLE llm_reserved (
                reservation INTEGER NOT NULL,
                place INTEGER NOT NULL,
                account INTEGER NOT NULL,
                number INTEGER NOT NULL,
                PRIMARY KEY (reservation, place)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE llm_raise (
                name TEXT NOT NULL,
                pico INTEGER NOT NULL,
                until INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX llm_raise_name ON llm_raise (name);

            CREATE TABLE llm_ledger (
                id INTEGER PRIMARY KEY,
                day TEXT NOT NULL,
                contract TEXT NOT NULL,
                call TEXT NOT NULL,
                model TEXT NOT NULL,
                tenant TEXT,
                attempts INTEGER NOT NULL,
                unknown_attempts INTEGER NOT NULL,
                usd INTEGER NOT NULL,
                pico INTEGER NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX llm_ledger_line ON llm_ledger (day, contract, call, model, tenant IS NULL, ifnull(tenant, ''));

            CREATE TABLE llm_ledger_tokens (
                line INTEGER NOT NULL,
                kind TEXT NOT NULL,
                tokens INTEGER NOT NULL,
                PRIMARY KEY (line, kind)
            ) STRICT, WITHOUT ROWID;
            """,
            """
            CREATE TABLE llm_ledger_writer (
                writer TEXT PRIMARY KEY,
                number INTEGER NOT NULL,
                day TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            """,
            """
            CREATE TABLE llm_turn (
                conversation TEXT NOT NULL,
                sequence INTEGER NOT NULL,
                user TEXT NOT NULL,
                answer TEXT NOT NULL,
                is_sensitive INTEGER NOT NULL,
                PRIMARY KEY (conversation, sequence)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE llm_summary (
                conversation TEXT PRIMARY KEY,
                through INTEGER NOT NULL,
                summary TEXT NOT NULL,
                is_sensitive INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """,
            """
            CREATE TABLE llm_quality (
                day TEXT NOT NULL,
                call TEXT NOT NULL,
                model TEXT NOT NULL,
                scores INTEGER NOT NULL,
                sum REAL NOT NULL,
                squares REAL NOT NULL,
                judged INTEGER NOT NULL,
                judged_sum REAL NOT NULL,
                PRIMARY KEY (day, call, model)
            ) STRICT, WITHOUT ROWID;
            """,
            """
            CREATE TABLE llm_query (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                at INTEGER NOT NULL,
                task INTEGER NOT NULL,
                band INTEGER NOT NULL,
                strategies INTEGER NOT NULL,
                score REAL NOT NULL,
                query TEXT,
                answer TEXT,
                owner TEXT
            ) STRICT;
            """,
            """
            CREATE TABLE llm_cache (
                key TEXT PRIMARY KEY,
                entry BLOB NOT NULL,
                expires INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX llm_cache_end ON llm_cache (expires);

            CREATE TABLE llm_cache_tag (
                tag TEXT NOT NULL,
                key TEXT NOT NULL,
                PRIMARY KEY (tag, key)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX llm_cache_tag_key ON llm_cache_tag (key);
            """,
            """
            CREATE TABLE llm_meaning (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                family TEXT NOT NULL,
                line BLOB NOT NULL,
                expires INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX llm_meaning_family ON llm_meaning (family, id);
            CREATE INDEX llm_meaning_end ON llm_meaning (expires);
            """,
            """
            CREATE TABLE llm_run (
                workflow TEXT NOT NULL,
                run TEXT NOT NULL,
                owner TEXT NOT NULL,
                until INTEGER NOT NULL,
                PRIMARY KEY (workflow, run)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE llm_step (
                workflow TEXT NOT NULL,
                run TEXT NOT NULL,
                number INTEGER NOT NULL,
                key TEXT NOT NULL,
                place TEXT NOT NULL,
                step TEXT NOT NULL,
                answer BLOB NOT NULL,
                PRIMARY KEY (workflow, run, number)
            ) STRICT;
            """,
            """
            CREATE TABLE llm_run_use (
                workflow TEXT NOT NULL,
                run TEXT NOT NULL,
                at INTEGER NOT NULL,
                PRIMARY KEY (workflow, run)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX llm_run_use_at ON llm_run_use (at);
            INSERT INTO llm_run_use SELECT DISTINCT workflow, run, 621355968000000000 + 10000000 * CAST(strftime('%s', 'now') AS INTEGER) FROM llm_step;
            """,
        ]);
}
