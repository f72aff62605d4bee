using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LlmAttributes;

/// <summary>Keeps other origins away from the endpoints of a dashboard, whatever the application allows elsewhere.</summary>
/// <param name="isLocalOnly">Whether whoever is not authorized has to come by a name of this machine.</param>
internal sealed class DashboardGuard(bool isLocalOnly)
{
    private const string FetchSite = "Sec-Fetch-Site";

    // Nothing of an answer that is no page may be shown as one.
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>A page, which may also be reached by a link on another site.</summary>
    public RequestDelegate Page(RequestDelegate next, string? policy = null) => context =>
    {
        Protect(context.Response, policy ?? DashboardPage.Policy);
        return IsSame(context.Request) || IsNavigation(context.Request) ? PassAsync(context, next) : RefuseAsync(context);
    };

    public RequestDelegate Read(RequestDelegate next) => context =>
    {
        Protect(context.Response, DataPolicy);
        return IsSame(context.Request) ? PassAsync(context, next) : RefuseAsync(context);
    };

    /// <summary>A request that does something: it has to say that it comes from the page, and to have a form that no other site can send without asking first.</summary>
    public RequestDelegate Write(RequestDelegate next) => context =>
    {
        Protect(context.Response, DataPolicy);
        var headers = context.Request.Headers;
        var isNamed = headers.ContainsKey(FetchSite) || headers.ContainsKey(HeaderNames.Origin);
        return isNamed && IsSame(context.Request) && context.Request.HasJsonContentType() ? PassAsync(context, next) : RefuseAsync(context);
    };

    // A page of elsewhere may point its own name at this machine and so become its origin; the name in the request stays foreign.
    private Task PassAsync(HttpContext context, RequestDelegate next) =>
        !isLocalOnly || IsLocal(context.Request.Host.Host) || context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null
            ? next(context)
            : RefuseAsync(context, "In Development the dashboard answers on localhost only; require authorization, or set 'LlmDashboardOptions.AllowAnonymous'.");

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

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

    private static Task RefuseAsync(HttpContext context, string message = "The dashboard answers its own page only; open it in a window of its own.")
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message);
    }
}
