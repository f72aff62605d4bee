namespace LlmAttributes;

/// <summary>The statements over budgets.</summary>
internal static class BudgetSql
{
    public const string FindAccount = "SELECT id, period, window, buckets FROM llm_account WHERE name = $1";
    public const string AddAccount = "INSERT INTO llm_account (name, period, window, buckets) VALUES ($1, $2, $3, $4) RETURNING id";

    public const string Buckets = "SELECT number, spent_pico, reserved_pico, reservations FROM llm_bucket WHERE account = $1 ORDER BY number DESC LIMIT $2";
    public const string Bucket = "SELECT spent_pico, reserved_pico, reservations FROM llm_bucket WHERE account = $1 AND number = $2";
    public const string SetBucket = """
        INSERT INTO llm_bucket (account, number, spent_pico, reserved_pico, reservations) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO UPDATE SET spent_pico = excluded.spent_pico, reserved_pico = excluded.reserved_pico, reservations = excluded.reservations
        """;

    public const string DropBuckets = "DELETE FROM llm_bucket WHERE account = $1 AND number < $2";

    public const string AddReservation = "INSERT INTO llm_reservation (pico, expires, is_expired) VALUES ($1, $2, 0) RETURNING id";
    public const string AddReserved = "INSERT INTO llm_reserved (reservation, place, account, number) VALUES ($1, $2, $3, $4)";
    public const string FindReservation = "SELECT pico, is_expired FROM llm_reservation WHERE id = $1";
    public const string Reserved = """
        SELECT r.account, r.number, a.buckets FROM llm_reserved r JOIN llm_account a ON a.id = r.account WHERE r.reservation = $1 ORDER BY r.place
        """;

    public const string DropReservation = "DELETE FROM llm_reservation WHERE id = $1";
    public const string DropReserved = "DELETE FROM llm_reserved WHERE reservation = $1";
    public const string Extend = "UPDATE llm_reservation SET expires = max(expires, $2) WHERE id = $1 AND is_expired = 0";
    public const string Ended = "SELECT id, pico FROM llm_reservation WHERE is_expired = $1 AND expires <= $2";
    public const string MarkExpired = "UPDATE llm_reservation SET is_expired = 1 WHERE id = $1";

    public const string Raises = "SELECT pico FROM llm_raise WHERE name = $1 AND until > $2";
    public const string AddRaise = "INSERT INTO llm_raise (name, pico, until) VALUES ($1, $2, $3)";
    public const string DropRaises = "DELETE FROM llm_raise WHERE until <= $1";
}
