namespace LlmAttributes;

internal static class PassageSql
{
    public const string Partition = "SELECT id, next_row, documents, passages, title_terms, text_terms, vectors, dimensions FROM llm_passage_partition WHERE name = $1";
    public const string AddPartition = "INSERT INTO llm_passage_partition VALUES (NULL, $1, 0, 0, 0, 0, 0, 0, 0) RETURNING id";
    public const string SetPartition = "UPDATE llm_passage_partition SET next_row = $2, documents = $3, passages = $4, title_terms = $5, text_terms = $6, vectors = $7, dimensions = $8 WHERE id = $1";
    public const string RemovePartition = "DELETE FROM llm_passage_partition WHERE id = $1";

    public const string Document = "SELECT id, first_row, passages, fingerprint FROM llm_passage_document WHERE partition = $1 AND name = $2";
    public const string AddDocument = "INSERT INTO llm_passage_document VALUES (NULL, $1, $2, $3, $4, $5) RETURNING id";
    public const string RemoveDocument = "DELETE FROM llm_passage_document WHERE id = $1";

    public const string History = "SELECT version FROM llm_passage_history";
    public const string SetHistory = "UPDATE llm_passage_history SET version = $1";

    public const string AddPassage = "INSERT INTO llm_passage VALUES ($1, $2, $3, $4)";
    public const string Passage = "SELECT d.name, d.first_row, p.content, p.vector FROM llm_passage p JOIN llm_passage_document d ON d.id = p.document WHERE p.id = $1";
    public const string RemovePassages = "DELETE FROM llm_passage WHERE id BETWEEN $1 AND $2";

    public const string Term = "SELECT id, frequency FROM llm_passage_term WHERE partition = $1 AND kind = $2 AND text = $3";
    public const string TermsFrom = "SELECT id, frequency, text FROM llm_passage_term WHERE partition = $1 AND kind = $2 AND text >= $3 AND text < $3 || char(0x10FFFF)";
    public const string Languages = "SELECT text FROM llm_passage_term WHERE partition = $1 AND kind = $2 ORDER BY frequency DESC, text";
    public const string AddTerm = "INSERT INTO llm_passage_term VALUES (NULL, $1, $2, $3, $4) RETURNING id";
    public const string SetTerm = "UPDATE llm_passage_term SET frequency = $2 WHERE id = $1";
    public const string RemoveTerm = "DELETE FROM llm_passage_term WHERE id = $1";

    public const string Postings = "SELECT first_row, entries FROM llm_passage_posting WHERE term = $1 ORDER BY first_row";
    public const string PostingsUpTo = "SELECT first_row, entries FROM llm_passage_posting WHERE term = $1 AND first_row <= $2 ORDER BY first_row DESC LIMIT 1";
    public const string SetPostings = "INSERT INTO llm_passage_posting VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET entries = excluded.entries";
    public const string RemovePostings = "DELETE FROM llm_passage_posting WHERE term = $1 AND first_row = $2";

    public const string Lengths = "SELECT lengths FROM llm_passage_length WHERE id = $1";
    public const string SetLengths = "INSERT INTO llm_passage_length VALUES ($1, $2) ON CONFLICT DO UPDATE SET lengths = excluded.lengths";
    public const string RemoveLengths = "DELETE FROM llm_passage_length WHERE id = $1";

    public const string Vectors = "SELECT vectors FROM llm_passage_vector WHERE id = $1";
    public const string AllVectors = "SELECT id, vectors FROM llm_passage_vector WHERE id BETWEEN $1 AND $2";
    public const string SetVectors = "INSERT INTO llm_passage_vector VALUES ($1, $2) ON CONFLICT DO UPDATE SET vectors = excluded.vectors";
    public const string RemoveVectors = "DELETE FROM llm_passage_vector WHERE id = $1";

    public const string Groupings = "SELECT id, groups, vectors, next_row, is_ready, ends FROM llm_passage_grouping WHERE partition = $1 ORDER BY is_ready";
    public const string AddGrouping =
        "INSERT INTO llm_passage_grouping VALUES ((SELECT min(id) FROM (SELECT 1 AS id UNION ALL SELECT id + 1 FROM llm_passage_grouping) WHERE id NOT IN (SELECT id FROM llm_passage_grouping)), $1, $2, $3, 0, 0, $4) RETURNING id";
    public const string SetGrouping = "UPDATE llm_passage_grouping SET next_row = $2, is_ready = $3, ends = $4 WHERE id = $1";
    public const string RemoveGrouping = "DELETE FROM llm_passage_grouping WHERE id = $1";
    public const string ReadyGrouping = "SELECT id, groups FROM llm_passage_grouping WHERE partition = $1 AND is_ready = 1";

    public const string Means = "SELECT means FROM llm_passage_mean WHERE id = $1";
    public const string AddMeans = "INSERT INTO llm_passage_mean VALUES ($1, $2)";
    public const string RemoveMeans = "DELETE FROM llm_passage_mean WHERE id = $1";

    public const string Group = "SELECT vectors FROM llm_passage_group WHERE id = $1";
    public const string GroupBlocks = "SELECT vectors FROM llm_passage_group WHERE id BETWEEN $1 AND $2";
    public const string SetGroup = "INSERT INTO llm_passage_group VALUES ($1, $2) ON CONFLICT DO UPDATE SET vectors = excluded.vectors";
    public const string RemoveGroup = "DELETE FROM llm_passage_group WHERE id = $1";
    public const string RemoveGroups = "DELETE FROM llm_passage_group WHERE id BETWEEN $1 AND $2";

    public const string Places = "SELECT places FROM llm_passage_place WHERE id = $1";
    public const string SetPlaces = "INSERT INTO llm_passage_place VALUES ($1, $2) ON CONFLICT DO UPDATE SET places = excluded.places";
    public const string RemovePlaces = "DELETE FROM llm_passage_place WHERE id = $1";
    public const string RemoveAllPlaces = "DELETE FROM llm_passage_place WHERE id BETWEEN $1 AND $2";
}
