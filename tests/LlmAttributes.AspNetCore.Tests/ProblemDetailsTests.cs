using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.AspNetCore.Tests;

public sealed class ProblemDetailsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(LlmErrorKind.RateLimit, 429)]
    [InlineData(LlmErrorKind.ContextLength, 413)]
    [InlineData(LlmErrorKind.RequestTooLarge, 413)]
    [InlineData(LlmErrorKind.ContentFilter, 422)]
    [InlineData(LlmErrorKind.NothingFound, 422)]
    [InlineData(LlmErrorKind.Timeout, 504)]
    [InlineData(LlmErrorKind.Overloaded, 503)]
    [InlineData(LlmErrorKind.Network, 503)]
    [InlineData(LlmErrorKind.Budget, 503)]
    [InlineData(LlmErrorKind.Authentication, 502)]
    [InlineData(LlmErrorKind.InvalidResponse, 502)]
    [InlineData(LlmErrorKind.Unknown, 502)]
    public async Task Handle_Failure_HasTheStatusOfItsKind(LlmErrorKind kind, int status)
    {
        var (context, body) = await HandleAsync(new LlmException(kind, "secret"));

        Assert.Equal((status, status, kind.ToString()), (context.Response.StatusCode, body.GetProperty("status").GetInt32(), body.GetProperty("kind").GetString()));
        Assert.Equal("application/problem+json", context.Response.ContentType);
    }

    [Fact]
    public async Task Handle_AllFailed_IsWhatTheLastErrorIs()
    {
        var (context, body) = await HandleAsync(new LlmException(LlmErrorKind.AllFailed, "secret", new LlmException(LlmErrorKind.RateLimit, "secret") { RetryAfter = TimeSpan.FromSeconds(2.5) }));

        Assert.Equal((429, "3", "The call failed: RateLimit."), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString(), body.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task Handle_BudgetThatIsUsedUp_SaysWhenThereIsMore()
    {
        var (context, body) = await HandleAsync(Shortage());

        Assert.Equal((402, "60"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
        Assert.False(body.TryGetProperty("budget", out _));
    }

    [Fact]
    public async Task Handle_ByDefault_TellsNothingOfMessagesModelsAndBudgets()
    {
        var (_, body) = await HandleAsync(new LlmException(LlmErrorKind.AllFailed, "secret", Shortage()) { Model = "secret", Contract = "secret", ProviderCode = "secret" });

        Assert.Equal(["detail", "kind", "status", "title"], body.EnumerateObject().Select(static member => member.Name).Where(static name => name is not ("type" or "traceId")).Order());
        Assert.DoesNotContain("secret", body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_WhereItMayBeShown_NamesTheBudgetAndTheAttempts()
    {
        var (_, body) = await HandleAsync(Shortage(), static options => (options.IncludeAttempts, options.IncludeBudget) = (true, true));

        Assert.Equal(("secret", 0.5m, 1.5m), (body.GetProperty("budget").GetString(), body.GetProperty("leftUsd").GetDecimal(), body.GetProperty("neededUsd").GetDecimal()));
        Assert.Equal(JsonValueKind.Array, body.GetProperty("attempts").ValueKind);
    }

    [Fact]
    public async Task Handle_KindWithAStatusOfItsOwn_HasIt()
    {
        var (context, body) = await HandleAsync(new LlmException(LlmErrorKind.Timeout, "secret"), static options => options.Statuses[LlmErrorKind.Timeout] = 503);

        Assert.Equal((503, 503), (context.Response.StatusCode, body.GetProperty("status").GetInt32()));
    }

    [Fact]
    public void AddLlmProblemDetails_StatusThatIsNoError_Throws() =>
        Assert.Contains("has 200 for 'Timeout'", Assert.Throws<ArgumentOutOfRangeException>(() => new ServiceCollection().AddLlmProblemDetails(static options => options.Statuses[LlmErrorKind.Timeout] = 200)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Handle_ClientThatTakesNoJson_HasTheStatusAlone()
    {
        var context = Context(null);
        context.Request.Headers.Accept = "image/png";

        Assert.True(await context.RequestServices.GetRequiredService<IExceptionHandler>().TryHandleAsync(context, new LlmException(LlmErrorKind.RateLimit, "secret"), default));

        Assert.Equal((429, 0L), (context.Response.StatusCode, context.Response.Body.Length));
    }

    [Fact]
    public async Task Handle_AnotherException_IsLeftToOthers()
    {
        var context = Context(null);

        Assert.False(await context.RequestServices.GetRequiredService<IExceptionHandler>().TryHandleAsync(context, new InvalidOperationException("secret"), default));
        Assert.Equal(0, context.Response.Body.Length);
    }

    private LlmException Shortage() => new(LlmErrorKind.Budget, "secret") { Shortage = new("secret", 2, 1.5m, 0.5m, _clock.GetUtcNow().AddMinutes(1)) };

    private DefaultHttpContext Context(Action<LlmProblemDetailsOptions>? configure)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock).AddLlmProblemDetails(configure).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Response.Body = new MemoryStream();
        return context;
    }

    private async Task<(HttpContext Context, JsonElement Body)> HandleAsync(LlmException failure, Action<LlmProblemDetailsOptions>? configure = null)
    {
        var context = Context(configure);
        Assert.True(await context.RequestServices.GetRequiredService<IExceptionHandler>().TryHandleAsync(context, failure, default));
        context.Response.Body.Position = 0;
        using var document = await JsonDocument.ParseAsync(context.Response.Body);
        return (context, document.RootElement.Clone());
    }
}
