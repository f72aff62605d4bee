using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LlmAttributes;

/// <summary>Prepares a call from text and, if asked, makes it: one line of JSON for each thing that happens. Closing the request cancels the call.</summary>
internal sealed class PlaygroundEndpoint(Dashboard dashboard)
{
    private const long MaxRequestBytes = 1_000_000;
    private const int MaxRuns = 4;

    private int _runs;

    public async Task ServeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxRequestBytes;
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            if (Interlocked.Increment(ref _runs) > MaxRuns)
                await RefuseAsync(context, StatusCodes.Status429TooManyRequests, $"There are {MaxRuns} calls of the playground already; wait for one to end.").ConfigureAwait(false);
            else if (await PrepareAsync(context).ConfigureAwait(false) is { } prepared)
                await ShowAsync(context, prepared.Call, prepared.Trial, prepared.Run).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || dashboard.Stopping.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        finally
        {
            Interlocked.Decrement(ref _runs);
        }
    }

    private async ValueTask<(CallDescription Call, CallTrial Trial, bool Run)?> PrepareAsync(HttpContext context)
    {
        PlaygroundRequest? request;
        try
        {
            request = await JsonSerializer.DeserializeAsync(context.Request.Body, DashboardJson.Default.PlaygroundRequest, context.RequestAborted).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            request = null;
        }

        var call = dashboard.Runtime.GetContracts().FirstOrDefault(c => c.Name == request?.Contract)?.Calls.FirstOrDefault(c => c.Name == request?.Call);
        if (call is null)
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such call.").ConfigureAwait(false);
            return null;
        }

        try
        {
            return (call, call.Try(request!.Values ?? []), request.Run);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, exception.Message).ConfigureAwait(false);
            return null;
        }
    }

    private async Task ShowAsync(HttpContext context, CallDescription call, CallTrial trial, bool isRun)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, dashboard.Stopping);
        var route = await trial.ExplainAsync(ended.Token).ConfigureAwait(false);
        await WriteAsync(context, new("prepared")
        {
            Messages = [.. trial.Messages.Select(static m => new MessageDocument(m.Role.Value, m.Text))],
            Estimate = EstimateDocument.Of(trial.Estimate()),
            Route = RouteDocument.Of(route, call.Plan.Route is not null),
        }).ConfigureAwait(false);
        if (!isRun)
            return;

        var run = PlaygroundRun.Begin();
        try
        {
            await foreach (var piece in trial.RunAsync(ended.Token).ConfigureAwait(false))
                await WriteAsync(context, new("chunk") { Text = piece }).ConfigureAwait(false);
            await WriteAsync(context, new("succeeded") { Call = run.Call }).ConfigureAwait(false);
        }
        catch (Exception exception) when (!ended.IsCancellationRequested)
        {
            await WriteAsync(context, new("failed") { Message = exception.Message, Call = run.Call }).ConfigureAwait(false);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, new("invalid") { Message = message });
    }

    private static async Task WriteAsync(HttpContext context, PlaygroundLine line)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(line, DashboardJson.Default.PlaygroundLine);
        await context.Response.Body.WriteAsync(json, context.RequestAborted).ConfigureAwait(false);
        await context.Response.WriteAsync("\n", context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
