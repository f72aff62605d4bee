namespace LlmAttributes;

/// <summary>The statements over the quality of answers.</summary>
internal static class QualitySql
{
    public const string Add = """
        INSERT INTO llm_quality (day, call, model, scores, sum, squares, judged, judged_sum) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (day, call, model) DO UPDATE SET
            scores = scores + excluded.scores, sum = sum + excluded.sum, squares = squares + excluded.squares,
            judged = judged + excluded.judged, judged_sum = judged_sum + excluded.judged_sum
        """;

    public const string Lines = "SELECT day, call, model, scores, sum, squares, judged, judged_sum FROM llm_quality WHERE day BETWEEN $1 AND $2";
}
