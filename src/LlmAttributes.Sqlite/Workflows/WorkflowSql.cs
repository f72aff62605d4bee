namespace LlmAttributes;

/// <summary>The statements over the runs of workflows and their steps.</summary>
internal static class WorkflowSql
{
    public const string Other = "SELECT until FROM llm_run WHERE workflow = $1 AND run = $2 AND owner <> $3 AND until > $4";

    public const string Take = "INSERT INTO llm_run (workflow, run, owner, until) VALUES ($1, $2, $3, $4) ON CONFLICT (workflow, run) DO UPDATE SET owner = excluded.owner, until = excluded.until";

    public const string Extend = "UPDATE llm_run SET until = $4 WHERE workflow = $1 AND run = $2 AND owner = $3";

    public const string Release = "DELETE FROM llm_run WHERE workflow = $1 AND run = $2 AND owner = $3";

    public const string Add = """
        INSERT INTO llm_step (workflow, run, number, key, place, step, answer)
        SELECT $1, $2, (SELECT ifnull(max(number), 0) + 1 FROM llm_step WHERE workflow = $1 AND run = $2), $4, $5, $6, $7
        WHERE EXISTS (SELECT 1 FROM llm_run WHERE workflow = $1 AND run = $2 AND owner = $3)
        """;

    public const string Read = "SELECT key, place, step, answer FROM llm_step WHERE workflow = $1 AND run = $2 ORDER BY number";

    public const string RemoveSteps = "DELETE FROM llm_step WHERE workflow = $1 AND run = $2";

    public const string RemoveRun = "DELETE FROM llm_run WHERE workflow = $1 AND run = $2";

    public const string Use = "INSERT INTO llm_run_use (workflow, run, at) VALUES ($1, $2, $3) ON CONFLICT (workflow, run) DO UPDATE SET at = excluded.at";

    public const string IsOld = "SELECT 1 FROM llm_run_use WHERE workflow = $1 AND run = $2 AND at < $3";

    public const string Old = "SELECT workflow, run FROM llm_run_use WHERE at < $1 ORDER BY at LIMIT 20";

    public const string RemoveUse = "DELETE FROM llm_run_use WHERE workflow = $1 AND run = $2";
}
