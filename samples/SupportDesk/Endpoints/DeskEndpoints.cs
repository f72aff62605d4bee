using LlmAttributes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SupportDesk.Endpoints;

/// <summary>What the service offers to a tenant.</summary>
internal static class DeskEndpoints
{
    public const string Path = "/api";

    public static void MapDesk(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(Path);
        api.MapPost("/mails/classify", ClassifyAsync);
        api.MapPost("/mails/draft", DraftAsync);
        api.MapPost("/mails/reply", ReplyAsync);
        api.MapPost("/feedback", JudgeAsync);
        api.MapGet("/usage", ReadUsageAsync);
    }

    private static async Task<Answer<Category>> ClassifyAsync(Mail mail, ISupportDesk desk, CancellationToken cancellationToken) =>
        Answer.Of(await desk.ClassifyAsync(mail.Text, cancellationToken));

    private static async Task<Answer<ReplyDraft>> DraftAsync(Mail mail, ISupportDesk desk, CancellationToken cancellationToken) =>
        Answer.Of(await desk.DraftAsync(mail.Text, cancellationToken));

    private static async Task<ServerSentEventsResult<string>> ReplyAsync(Mail mail, ISupportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(await ReplyEvents.BeginAsync(desk.ReplyAsync(mail.Text, cancellationToken), cancellationToken));

    private static async Task<Results<NoContent, ProblemHttpResult>> JudgeAsync(Judgement judgement, LlmRuntime runtime, CancellationToken cancellationToken) =>
        await runtime.Quality.FeedbackAsync(judgement.ResultId, judgement.Score, cancellationToken)
            ? TypedResults.NoContent()
            : TypedResults.Problem("No answer of that id waits for a judgement.", statusCode: StatusCodes.Status404NotFound);

    private static async Task<TenantUsage> ReadUsageAsync(LlmRuntime runtime, TimeProvider time, CancellationToken cancellationToken)
    {
        var tenant = LlmScope.Current!.Tenant!;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var spent = await runtime.Costs.ReadAsync(today, today, cancellationToken);
        var budget = (await runtime.Budgets.ReadAsync(cancellationToken)).Single(status => status.Limit.Name == Tenants.BudgetOf(tenant));
        return new(tenant, budget.Limit.Usd, budget.SpentUsd, budget.LeftUsd, budget.MoreAt,
            [.. spent.Lines.Where(line => line.Tenant == tenant).Select(static line => new CallUsage(line.Call, line.Model, line.Attempts, line.Usage.TotalTokens, line.KnownUsd))]);
    }
}
