namespace LlmAttributes;

/// <summary>The tables, as the steps that lead to them.</summary>
/// <remarks>
/// The passages of a partition stand in rows that are numbered from 0 and never used again; those of one document follow each other. Keys of tables by row are the partition's number above 32 bits of
/// the row's, or of the block's. The blobs of postings stay below the size at which SQLite moves them to a page of their own.
/// A grouping parts the vectors of a partition a second time, by the means that they are nearest to: the vectors of a group stand in places that are numbered from 0 and never used again, and each row says
/// at which place it stands. While the next grouping is made, the one that is ready serves.
/// </remarks>
internal static class PassageSchema
{
    public static SqliteTables Tables { get; } = new(
        "llm_passage_schema",
        [
            """
            CREATE TABLE llm_passage_schema (version INTEGER NOT NULL) STRICT;
            INSERT INTO llm_passage_schema VALUES (0);

            CREATE TABLE llm_passage_partition (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                next_row INTEGER NOT NULL,
                documents INTEGER NOT NULL,
                passages INTEGER NOT NULL,
                title_terms INTEGER NOT NULL,
                text_terms INTEGER NOT NULL,
                vectors INTEGER NOT NULL,
                dimensions INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE llm_passage_document (
                id INTEGER PRIMARY KEY,
                partition INTEGER NOT NULL,
                name TEXT NOT NULL,
                first_row INTEGER NOT NULL,
                passages INTEGER NOT NULL,
                UNIQUE (partition, name)
            ) STRICT;

            CREATE TABLE llm_passage (
                id INTEGER PRIMARY KEY,
                document INTEGER NOT NULL,
                content BLOB NOT NULL,
                vector BLOB
            ) STRICT;

            CREATE TABLE llm_passage_term (
                id INTEGER PRIMARY KEY,
                partition INTEGER NOT NULL,
                kind INTEGER NOT NULL,
                text TEXT NOT NULL,
                frequency INTEGER NOT NULL,
                UNIQUE (partition, kind, text)
            ) STRICT;

            CREATE TABLE llm_passage_posting (
                term INTEGER NOT NULL,
                first_row INTEGER NOT NULL,
                entries BLOB NOT NULL,
                PRIMARY KEY (term, first_row)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE llm_passage_length (id INTEGER PRIMARY KEY, lengths BLOB NOT NULL) STRICT;
            CREATE TABLE llm_passage_vector (id INTEGER PRIMARY KEY, vectors BLOB NOT NULL) STRICT;
            """,
            """
            ALTER TABLE llm_passage_document ADD COLUMN fingerprint BLOB;
            CREATE TABLE llm_passage_history (version BLOB NOT NULL) STRICT;
            INSERT INTO llm_passage_history VALUES (CASE WHEN EXISTS (SELECT 1 FROM llm_passage_document) THEN randomblob(16) ELSE zeroblob(16) END);
            """,
            """
            CREATE TABLE llm_passage_grouping (
                id INTEGER PRIMARY KEY,
                partition INTEGER NOT NULL,
                groups INTEGER NOT NULL,
                vectors INTEGER NOT NULL,
                next_row INTEGER NOT NULL,
                is_ready INTEGER NOT NULL,
                ends BLOB NOT NULL,
                UNIQUE (partition, is_ready)
            ) STRICT;

            CREATE TABLE llm_passage_mean (id INTEGER PRIMARY KEY, means BLOB NOT NULL) STRICT;
            CREATE TABLE llm_passage_group (id INTEGER PRIMARY KEY, vectors BLOB NOT NULL) STRICT;
            CREATE TABLE llm_passage_place (id INTEGER PRIMARY KEY, places BLOB NOT NULL) STRICT;
            """,
        ]);
}
