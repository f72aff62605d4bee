using System.Net;
using System.Text;
using LlmAttributes.AspNetCore.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.AspNetCore.Tests;

public sealed class PlaygroundTests
{
    private const string Ask = """{"contract":"IDesk","call":"AskAsync","values":{"body":"hello"},"run":RUN}""";

    [Fact]
    public async Task Prepare_OfARoutedCall_ShowsMessagesEstimateAndRoute()
    {
        var cheap = new ScriptedChatClient("fine");
        await using var host = await DashboardHost.StartAsync(new() { Cheap = cheap });

        var prepared = Assert.Single(await host.PlayAsync(Ask.Replace("RUN", "false", StringComparison.Ordinal)));

        Assert.Equal("prepared", prepared.GetProperty("type").GetString());
        Assert.Equal("Answer hello as { \"text\": … }", prepared.GetProperty("messages")[1].GetProperty("text").GetString());
        Assert.Equal("cost", prepared.GetProperty("route").GetProperty("strategy").GetString());
        Assert.Equal("cheap", prepared.GetProperty("route").GetProperty("order")[0].GetProperty("model").GetString());
        Assert.Equal(IDesk.EstimateAsk(host.Desk, "hello").Typical.Usd, prepared.GetProperty("estimate").GetProperty("typicalUsd").GetDecimal());
        Assert.Empty(cheap.Requests);
    }

    [Fact]
    public async Task Run_OfACall_ShowsAnswerAttemptsAndCost()
    {
        await using var host = await DashboardHost.StartAsync();

        var lines = await host.PlayAsync(Ask.Replace("RUN", "true", StringComparison.Ordinal));

        Assert.Equal(["prepared", "chunk", "succeeded"], lines.Select(static line => line.GetProperty("type").GetString()));
        Assert.Equal("fine", lines[1].GetProperty("text").GetString());
        Assert.Equal(0.0002m, lines[2].GetProperty("call").GetProperty("costUsd").GetDecimal());
        Assert.Equal("cheap", Assert.Single(lines[2].GetProperty("call").GetProperty("attempts").EnumerateArray()).GetProperty("model").GetString());
        Assert.True(Assert.Single((await host.GetAsync("api/v1/calls")).GetProperty("calls").EnumerateArray()).GetProperty("isFromPlayground").GetBoolean());
    }

    [Fact]
    public async Task Run_OfAStream_ShowsItsPieces()
    {
        await using var host = await DashboardHost.StartAsync(new() { Cheap = new ScriptedChatClient(ScriptedReply.SayInChunks("once ", "upon ", "a time")) });

        var lines = await host.PlayAsync("""{"contract":"IDesk","call":"TellAsync","values":{"name":"me"},"run":true}""");

        Assert.Equal(["once ", "upon ", "a time"], lines.Where(static line => line.GetProperty("type").GetString() == "chunk").Select(static line => line.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Run_WithASensitiveValue_SendsItAndKeepsNone()
    {
        var cheap = new ScriptedChatClient("the key 4711 fits");
        await using var host = await DashboardHost.StartAsync(new() { Cheap = cheap, Options = static options => options.IncludeContent = true });

        await host.PlayAsync("""{"contract":"IDesk","call":"CheckAsync","values":{"key":"4711"},"run":true}""");

        Assert.Equal("Check 4711", Assert.Single(cheap.Requests).UserText);
        Assert.DoesNotContain("4711", (await host.GetAsync("api/v1/calls")).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Check [sensitive]", (await host.GetAsync("api/v1/calls")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatFails_ShowsWhyAndTheAttempts()
    {
        var away = new ScriptedChatClient(ScriptedReply.Fail(new HttpRequestException("away", null, HttpStatusCode.ServiceUnavailable)));
        await using var host = await DashboardHost.StartAsync(new() { Cheap = away, Dear = away });

        var failed = (await host.PlayAsync(Ask.Replace("RUN", "true", StringComparison.Ordinal)))[^1];

        Assert.Equal("failed", failed.GetProperty("type").GetString());
        Assert.Contains("IDesk.AskAsync", failed.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, failed.GetProperty("call").GetProperty("attempts").GetArrayLength());
    }

    [Fact]
    public async Task Prepare_WithValuesOfEveryForm_ReadsThem()
    {
        await using var host = await DashboardHost.StartAsync();

        var prepared = Assert.Single(await host.PlayAsync("""{"contract":"IDesk","call":"WriteAsync","values":{"tone":"Kind","count":" 3 ","day":"2026-01-31","urgent":"true","topics":"cats\r\ndogs\n"}}"""));

        Assert.Equal("Write 3 lines for Kind people on 01/31/2026, True: cats, dogs ()", prepared.GetProperty("messages")[1].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("""{"tone":"Rude","count":"3","day":"2026-01-31","urgent":"true"}""", "'tone' is 'Rude', which is none of its values; use one of 'Plain', 'Kind'.")]
    [InlineData("""{"tone":"Kind","count":"three","day":"2026-01-31","urgent":"true"}""", "'count' is 'three', which is no Int32; write it as in code, for instance 1.5, 2026-01-31 or true.")]
    public async Task Prepare_WithAValueThatCannotBeRead_SaysWhich(string values, string message)
    {
        await using var host = await DashboardHost.StartAsync();

        var line = Assert.Single(await host.PlayAsync($$"""{"contract":"IDesk","call":"WriteAsync","values":{{values}}}"""));

        Assert.Equal(("invalid", message), (line.GetProperty("type").GetString(), line.GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData("""{"contract":"IDesk","call":"SendAsync"}""", "'parcel' is of type 'Parcel', which has no plain text form.")]
    [InlineData("""{"contract":"IDesk","call":"NoneAsync"}""", "There is no such call.")]
    [InlineData("{", "There is no such call.")]
    public async Task Prepare_OfWhatCannotBeMade_SaysWhy(string body, string message)
    {
        await using var host = await DashboardHost.StartAsync();

        Assert.EndsWith(message, Assert.Single(await host.PlayAsync(body)).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhoseRequestIsClosed_CancelsTheCall()
    {
        var gate = new Gate();
        var cheap = new ScriptedChatClient(ScriptedReply.Say("fine") with { BeforeAnswer = Pause.Until(gate) });
        await using var host = await DashboardHost.StartAsync(new() { Cheap = cheap });
        using var closing = new CancellationTokenSource();
        using var events = await EventReader.OpenAsync(host);

        using var request = host.Play(Ask.Replace("RUN", "true", StringComparison.Ordinal));
        var run = host.Client.SendAsync(request, closing.Token);
        await gate.Reached;
        await closing.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        var state = await events.StateAsync(static state => state.GetProperty("calls").GetArrayLength() == 1);
        Assert.Equal("cancelled", state.GetProperty("calls")[0].GetProperty("outcome").GetString());
        Assert.True(cheap.Requests[0].CancellationToken.IsCancellationRequested);
    }

    [Theory]
    [InlineData(null, null, "application/json")]
    [InlineData("Origin", "http://evil.example", "application/json")]
    [InlineData("Sec-Fetch-Site", "cross-site", "application/json")]
    [InlineData("Sec-Fetch-Site", "same-origin", "text/plain")]
    public async Task Post_ThatIsNotThePages_IsRefused(string? header, string? value, string type)
    {
        var cheap = new ScriptedChatClient("fine");
        await using var host = await DashboardHost.StartAsync(new() { Cheap = cheap });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "llm/api/v1/playground")) { Content = new StringContent(Ask.Replace("RUN", "true", StringComparison.Ordinal), Encoding.UTF8, type) };
        if (header is not null)
            request.Headers.Add(header, value);

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(cheap.Requests);
    }

    [Theory]
    [InlineData("Production", null, HttpStatusCode.NotFound)]
    [InlineData("Production", true, HttpStatusCode.OK)]
    [InlineData("Development", false, HttpStatusCode.NotFound)]
    public async Task Post_WhereThePlaygroundIsNotWanted_FindsNone(string environment, bool? playground, HttpStatusCode status)
    {
        await using var host = await DashboardHost.StartAsync(new() { Environment = environment, Options = options => (options.AllowAnonymous, options.Playground) = (true, playground) });

        using var request = host.Play(Ask.Replace("RUN", "false", StringComparison.Ordinal));
        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }
}
