using System.Globalization;
using System.Net;
using System.Text.Json;
using LlmAttributes.Redis.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Runs the sample service as a user does: as a process, over HTTP.</summary>
public sealed class SupportDeskTests : IDisposable
{
    private const string Charged = """{"text":"I was charged twice for order A-1042. Please refund the second payment."}""";
    private const string Lost = """{"text":"Where is my parcel? The tracking of B-2001 has not moved for a week!"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("llm-desk-");

    private (string, string) Store => ("ConnectionStrings__Sqlite", Path.Combine(_folder.FullName, "desk.db"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Run_AllEndpoints_AnswerAndShowWhatThePoliciesDid()
    {
        await using var service = await SupportDeskService.StartAsync(Store);

        var first = await service.JsonAsync("/api/mails/classify", "acme", Charged);
        Assert.Equal("Billing", first.GetProperty("value").GetString());
        Assert.Equal(["small: ServerError (500)", "small: ok"], Attempts(first));
        Assert.True((await service.JsonAsync("/api/mails/classify", "acme", Charged)).GetProperty("isCached").GetBoolean());
        Assert.False((await service.JsonAsync("/api/mails/classify", "globex", Charged)).GetProperty("isCached").GetBoolean());

        var draft = await service.JsonAsync("/api/mails/draft", "acme", Charged);
        Assert.Equal("Your order A-1042", draft.GetProperty("value").GetProperty("subject").GetString());
        Assert.Equal(["medium: InvalidResponse", "large: ok"], Attempts(draft));

        using (var reply = await service.SendAsync("/api/mails/reply", "acme", Lost))
        {
            Assert.Equal("text/event-stream", reply.Content.Headers.ContentType?.MediaType);
            var events = await reply.Content.ReadAsStringAsync();
            Assert.StartsWith("event: piece\ndata: Thank you for your message about order B-2001. \n\n", events, StringComparison.Ordinal);
            Assert.Contains("\"attempts\":[\"small: RateLimit (429)\",\"medium: ok\"]", events, StringComparison.Ordinal);
        }

        var usage = await service.JsonAsync("/api/usage", "acme");
        Assert.Equal(0.5m, usage.GetProperty("limitUsd").GetDecimal());
        var calls = usage.GetProperty("calls").EnumerateArray().ToArray();
        Assert.Equal(usage.GetProperty("spentUsd").GetDecimal(), calls.Sum(static call => call.GetProperty("usd").GetDecimal()));
        Assert.Equal(["ClassifyAsync", "DraftAsync", "DraftAsync", "ReplyAsync", "ReplyAsync"], calls.Select(static call => call.GetProperty("call").GetString()!));

        var judgement = $$"""{"resultId":"{{draft.GetProperty("resultId").GetString()}}","score":1}""";
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(service, "/api/feedback", judgement));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(service, "/api/feedback", judgement));

        Assert.Equal("Healthy", await service.Http.GetStringAsync("/health/live"));
        Assert.Equal(HttpStatusCode.OK, (await service.Http.GetAsync("/health/ready")).StatusCode);
        Assert.Contains("<title>LLM dashboard", await service.Http.GetStringAsync("/llm"), StringComparison.Ordinal);
        var state = await service.Http.GetStringAsync("/llm/api/v1/state");
        Assert.Contains("tenant-acme", state, StringComparison.Ordinal);
        Assert.DoesNotContain("A-1042", state, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task Send_OverRedis_ProcessesShareWhatTheTenantSpent()
    {
        using var redis = new RedisProcess();
        await redis.StartAsync();
        var store = ("ConnectionStrings__Redis", redis.Configuration);
        decimal spent;
        await using (var service = await SupportDeskService.StartAsync(store))
        {
            await service.JsonAsync("/api/mails/draft", "acme", Charged);
            spent = await SpentAsync(service);
        }

        await using var other = await SupportDeskService.StartAsync(store);

        Assert.InRange(spent, 0.0001m, 0.1m);
        Assert.Equal(spent, await SpentAsync(other));

        static async Task<decimal> SpentAsync(SupportDeskService service) => (await service.JsonAsync("/api/usage", "acme")).GetProperty("spentUsd").GetDecimal();
    }

    [Fact]
    public async Task Send_WhatIsNoRequest_IsRefusedWithAProblem()
    {
        await using var service = await SupportDeskService.StartAsync(Store);

        await AssertRefusedAsync(service, "/api/mails/classify", "acme", """{"text":""}""", HttpStatusCode.BadRequest);
        await AssertRefusedAsync(service, "/api/mails/classify", "acme", """{"text":""", HttpStatusCode.BadRequest);
        await AssertRefusedAsync(service, "/api/mails/draft", "acme", "{}", HttpStatusCode.BadRequest);
        await AssertRefusedAsync(service, "/api/feedback", "acme", """{"resultId":"x","score":2}""", HttpStatusCode.BadRequest);
        await AssertRefusedAsync(service, "/api/mails/classify", "nobody", Charged, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Send_BudgetIsSpent_Is402UntilItRenewsAlsoAfterARestart()
    {
        var answered = 0;
        HttpResponseMessage response;
        await using (var service = await SupportDeskService.StartAsync(Store))
        {
            await service.JsonAsync("/api/mails/draft", "acme", Charged);
            while ((response = await service.SendAsync("/api/mails/draft", "trial", Charged)).IsSuccessStatusCode)
                Assert.InRange(++answered, 1, 5);
            Assert.Equal(HttpStatusCode.OK, (await service.SendAsync("/api/mails/draft", "acme", Charged)).StatusCode);
        }

        Assert.True(answered > 0);
        await AssertBudgetEndedAsync(response);
        await using var restarted = await SupportDeskService.StartAsync(Store);
        // The first draft of a process is spoiled by plan.
        await restarted.JsonAsync("/api/mails/draft", "acme", Charged);
        await AssertBudgetEndedAsync(await restarted.SendAsync("/api/mails/draft", "trial", Charged));
    }

    [Fact]
    public async Task Send_ProvidersRefuseEverything_Is429WithRetryAfterAndUnhealthy()
    {
        await using var service = await SupportDeskService.StartAsync(Store, ("Offline__Outage", "true"), ("OTEL_TRACES_EXPORTER", "console"));
        // The second finds the breakers open, which know how long.
        foreach (var (path, status, kind) in ((string, HttpStatusCode, string)[])[("classify", HttpStatusCode.TooManyRequests, "RateLimit"), ("reply", HttpStatusCode.ServiceUnavailable, "Overloaded")])
        {
            using var response = await service.SendAsync($"/api/mails/{path}", "acme", Charged);
            Assert.Equal(status, response.StatusCode);
            Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 30, 45);
            var problem = await response.Content.ReadAsStringAsync();
            Assert.Contains($"The call failed: {kind}.", problem, StringComparison.Ordinal);
            Assert.DoesNotContain("A-1042", problem, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.Http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Http.GetAsync("/health/live")).StatusCode);
        Assert.Contains("ISupportDesk.ClassifyAsync", await service.LineAsync("Activity.DisplayName:        ISupportDesk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithKeyAndBaseUrl_AsksThatProvider()
    {
        await using var server = await LoopbackServer.StartAsync();
        server.AddModel("gpt-5.4-nano", LoopbackReply.Say("Technical"));
        await using var service = await SupportDeskService.StartAsync(Store, ("OPENAI_API_KEY", "key"), ("OPENAI_BASE_URL", server.OpenAIEndpoint.ToString()));

        var answer = await service.JsonAsync("/api/mails/classify", "acme", Charged);

        Assert.Equal(("Technical", "small"), (answer.GetProperty("value").GetString(), answer.GetProperty("model").GetString()));
        Assert.Contains(">I was charged twice for order A-1042.", Assert.Single(server.Requests).UserText, StringComparison.Ordinal);
    }

    private static async Task AssertBudgetEndedAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.PaymentRequired, response.StatusCode);
            Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalHours, 0, 24);
            var problem = JsonElement.Parse(await response.Content.ReadAsStringAsync());
            Assert.Equal("tenant-trial", problem.GetProperty("budget").GetString());
            Assert.True(problem.GetProperty("neededUsd").GetDecimal() > problem.GetProperty("leftUsd").GetDecimal());
        }
    }

    private static async Task AssertRefusedAsync(SupportDeskService service, string path, string tenant, string body, HttpStatusCode expected)
    {
        using var response = await service.SendAsync(path, tenant, body);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(((int)expected).ToString(CultureInfo.InvariantCulture), JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("status").GetRawText());
    }

    private static async Task<HttpStatusCode> StatusAsync(SupportDeskService service, string path, string body)
    {
        using var response = await service.SendAsync(path, "acme", body);
        return response.StatusCode;
    }

    private static string[] Attempts(JsonElement answer) => [.. answer.GetProperty("attempts").EnumerateArray().Select(static attempt => attempt.GetString()!)];
}
