namespace LlmAttributes;

/// <summary>The reasons as telemetry and decisions name them.</summary>
internal static class RouteReasons
{
    private static readonly string[] s_names =
    [
        "none", "cheapest", "fastest", "best", "turn", "balanced", "share", "least_busy", "lowest_latency", "task", "length", "sticky", "unkeyed", "predicted", "adapted", "router", "router_failed",
        "named", "fallback",
    ];

    public static string Name(this RouteReason reason) => s_names[(int)reason];
}
