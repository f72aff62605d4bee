using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LlmAttributes;

/// <summary>Keeps other origins away from the endpoints of a dashboard, whatever the application allows elsewhere.</summary>
internal static class DashboardGuard
{
    private const string FetchSite = "Sec-Fetch-Site";

    // Nothing of an answer that is no page may be shown as one.
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>A page, which may also be reached by a link on another site.</summary>
    public static RequestDelegate Page(RequestDelegate next, string? policy = null) => context =>
    {
        Protect(context.Response, policy ?? DashboardPage.Policy);
        return IsSame(context.Request) || IsNavigation(context.Request) ? next(context) : RefuseAsync(context);
    };

    public static RequestDelegate Read(RequestDelegate next) => context =>
    {
        Protect(context.Response, DataPolicy);
        return IsSame(context.Request) ? next(context) : RefuseAsync(context);
    };

    /// <summary>A request that does something: it has to say that it comes from the page, and to have a form that no other site can send without asking first.</summary>
    public static RequestDelegate Write(RequestDelegate next) => context =>
    {
        Protect(context.Response, DataPolicy);
        var headers = context.Request.Headers;
        var isNamed = headers.ContainsKey(FetchSite) || headers.ContainsKey(HeaderNames.Origin);
        return isNamed && IsSame(context.Request) && context.Request.HasJsonContentType() ? next(context) : RefuseAsync(context);
    };

    private static void Protect(HttpResponse response, string policy)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Referrer-Policy"] = "no-referrer";
    }

    // Browsers send one or both; without any it is no browser, and nobody's session can be abused.
    private static bool IsSame(HttpRequest request)
    {
        var site = request.Headers[FetchSite].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && HasSameHost(from, request));
    }

    private static bool HasSameHost(Uri from, HttpRequest request) =>
        string.Equals(from.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase) && (request.Host.Port is not { } port ? from.IsDefaultPort : from.Port == port);

    private static bool IsNavigation(HttpRequest request) => request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("The dashboard answers its own page only; open it in a window of its own.");
    }
}
