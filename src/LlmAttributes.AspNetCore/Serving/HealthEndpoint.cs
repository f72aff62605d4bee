using Microsoft.AspNetCore.Http;

namespace LlmAttributes;

/// <summary>The health of a runtime, from what its traffic showed; nothing is sent.</summary>
internal static class HealthEndpoint
{
    public static Task WriteAsync(HttpContext context, LlmRuntime runtime)
    {
        var health = runtime.GetHealth();
        context.Response.StatusCode = CodeOf(health.Status);
        return DashboardEndpoints.WriteAsync(context, HealthDocument.Of(health), DashboardJson.Default.HealthDocument);
    }

    public static Task WriteStatusAsync(HttpContext context, LlmRuntime runtime)
    {
        var status = runtime.GetHealth().Status;
        context.Response.StatusCode = CodeOf(status);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(status.ToString(), context.RequestAborted);
    }

    private static int CodeOf(LlmHealthStatus status) => status == LlmHealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
}
