using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LlmAttributes;

/// <summary>The endpoints of a dashboard.</summary>
internal static class DashboardEndpoints
{
    public static void Map(IEndpointRouteBuilder group, Dashboard dashboard)
    {
        var guard = new DashboardGuard(dashboard.IsLocalOnly);
        group.MapGet("/", guard.Page(DashboardPage.WriteAsync));
        group.MapGet("/report", guard.Page(context => WriteReportAsync(context, dashboard), DashboardPage.ReportPolicy));
        group.MapGet("/health", guard.Read(context => HealthEndpoint.WriteAsync(context, dashboard.Runtime)));
        group.MapGet("/api/v1/state", guard.Read(async context =>
            await WriteAsync(context, (await dashboard.States.GetAsync(context.RequestAborted).ConfigureAwait(false)).Json).ConfigureAwait(false)));
        group.MapGet("/api/v1/contracts", guard.Read(context => WriteAsync(context, ContractsDocument.Of(dashboard), DashboardJson.Default.ContractsDocument)));
        group.MapGet("/api/v1/calls", guard.Read(context => WriteAsync(context, CallsDocument.Of(dashboard, LimitOf(context.Request)), DashboardJson.Default.CallsDocument)));
        group.MapGet("/api/v1/calls/{id}", guard.Read(context => WriteCallAsync(context, dashboard)));
        group.MapGet("/api/v1/report", guard.Read(context => WriteAsync(context, System.Text.Encoding.UTF8.GetBytes(dashboard.Report().ToJson()))));
        group.MapGet("/api/v1/events", guard.Read(dashboard.Events.ServeAsync));
        if (dashboard.HasPlayground)
            group.MapPost("/api/v1/playground", guard.Write(new PlaygroundEndpoint(dashboard).ServeAsync));
    }

    public static Task WriteAsync<T>(HttpContext context, T document, JsonTypeInfo<T> type) => WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(document, type));

    private static Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }

    private static Task WriteReportAsync(HttpContext context, Dashboard dashboard)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(dashboard.Report().ToHtml(dashboard.Options.Title!), context.RequestAborted);
    }

    private static Task WriteCallAsync(HttpContext context, Dashboard dashboard)
    {
        var id = context.Request.RouteValues["id"] as string;
        if (dashboard.Recorder.Recent(int.MaxValue).FirstOrDefault(call => call.Id == id) is { } call)
            return WriteAsync(context, call, DashboardJson.Default.CallDocument);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static int LimitOf(HttpRequest request) =>
        int.TryParse(request.Query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : int.MaxValue;
}
