using LlmAttributes;

namespace SupportDesk;

/// <summary>Makes all calls of a request for the tenant that its header names.</summary>
/// <remarks>A header is enough to show budgets. A service that is reached from outside takes the tenant from whom it authenticated.</remarks>
internal sealed class TenantScope(RequestDelegate next, Tenants tenants)
{
    public const string Header = "X-Tenant";

    public async Task InvokeAsync(HttpContext context)
    {
        string? tenant = context.Request.Headers[Header];
        if (tenant is null || !tenants.Has(tenant))
        {
            await TypedResults.Problem($"The header '{Header}' must name a tenant.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
            return;
        }

        using (LlmScope.Begin(tenant))
            await next(context);
    }
}
