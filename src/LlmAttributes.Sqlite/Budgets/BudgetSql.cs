namespace LlmAttributes;

/// <summary>The statements over budgets.</summary>
internal static class BudgetSql
{
    public const string FindAccount = "SELECT id, period, window FROM llm_account WHERE name = $1";
    public const string AddAccount = "INSERT INTO llm_account (name, period, window, newest) VALUES ($1, $2, $3, -9223372036854775808) RETURNING id";
    public const string Advance = "UPDATE llm_account SET newest = $2 WHERE id = $1 AND newest < $2";
    public const string Newest = "SELECT newest FROM llm_account WHERE id = $1";

    public const string Buckets = "SELECT spent_pico, reserved_pico, reservations FROM llm_bucket WHERE account = $1";
    public const string Bucket = "SELECT spent_pico, reserved_pico, reservations FROM llm_bucket WHERE account = $1 AND number = $2";
    public const string SetBucket = """
        INSERT INTO llm_bucket (account, number, spent_pico, reserved_pico, reservations) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO UPDATE SET spent_pico = excluded.spent_pico, reserved_pico = excluded.reserved_pico, reservations = excluded.reservations
        """;

    public const string DropBuckets = "DELETE FROM llm_bucket WHERE account = $1 AND number <= $2";

    public const string AddReservation = "INSERT INTO llm_reservation (pico, expires, is_expired) VALUES ($1, $2, 0) RETURNING id";
    public const string AddReserved = "INSERT INTO llm_reserved (reservation, place, account, number) VALUES ($1, $2, $3, $4)";
    public const string FindReservation = "SELECT pico, is_expired FROM llm_reservation WHERE id = $1";
    public const string Reserved = "SELECT account, number FROM llm_reserved WHERE reservation = $1 ORDER BY place";
    public const string DropReservation = "DELETE FROM llm_reservation WHERE id = $1";
    public const string DropReserved = "DELETE FROM llm_reserved WHERE reservation = $1";
    public const string Extend = "UPDATE llm_reservation SET expires = max(expires, $2) WHERE id = $1 AND is_expired = 0";
    public const string Ended = "SELECT id, pico FROM llm_reservation WHERE is_expired = $1 AND expires <= $2";
    public const string MarkExpired = "UPDATE llm_reservation SET is_expired = 1 WHERE id = $1";

    public const string Raises = "SELECT pico FROM llm_raise WHERE name = $1 AND until > $2";
    public const string AddRaise = "INSERT INTO llm_raise (name, pico, until) VALUES ($1, $2, $3)";
    public const string DropRaises = "DELETE FROM llm_raise WHERE until <= $1";
}
