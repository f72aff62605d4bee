using System.Net;
using LlmAttributes.AspNetCore.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.AspNetCore.Tests;

public sealed class DashboardEventTests
{
    [Fact]
    public async Task Events_OnOpening_TellTheState()
    {
        await using var host = await DashboardHost.StartAsync();
        using var events = await EventReader.OpenAsync(host);

        Assert.Equal("text/event-stream", events.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("event: state", await events.LineAsync());
        Assert.StartsWith("data: {\"version\":1,", await events.LineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_AfterACall_TellEveryReader()
    {
        await using var host = await DashboardHost.StartAsync();
        using var first = await EventReader.OpenAsync(host);
        using var second = await EventReader.OpenAsync(host);
        await first.StateAsync(static state => CallsOf(state) == 0);

        await host.Desk.AskAsync("hello");

        Assert.Equal(1, CallsOf(await first.StateAsync(static state => CallsOf(state) > 0)));
        Assert.Equal(1, CallsOf(await second.StateAsync(static state => CallsOf(state) > 0)));
    }

    [Fact]
    public async Task Events_WhileARequestIsUnderWay_SaySo()
    {
        var gate = new Gate();
        await using var host = await DashboardHost.StartAsync(new() { Cheap = new ScriptedChatClient(ScriptedReply.Say("fine") with { BeforeAnswer = Pause.Until(gate) }) });
        using var events = await EventReader.OpenAsync(host);

        var call = host.Desk.AskAsync("hello");
        var state = await events.StateAsync(static state => RunningOf(state) == 1);
        gate.Open();
        await call;

        Assert.Equal(0, CallsOf(state));
        Assert.Equal(0, RunningOf(await events.StateAsync(static state => CallsOf(state) == 1)));
    }

    [Fact]
    public async Task Events_WithoutNews_GiveASignOfLife()
    {
        var time = new FakeTimeProvider(new(2026, 1, 1, 12, 0, 30, TimeSpan.Zero));
        await using var host = await DashboardHost.StartAsync(new() { Time = time });
        using var events = await EventReader.OpenAsync(host);
        await events.LineAsync();
        await events.LineAsync();

        var next = events.LineAsync();
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(0.1));
            await Task.Yield();
        }

        Assert.Equal(": alive", await next);
    }

    [Fact]
    public async Task Events_WhenTheApplicationStops_End()
    {
        await using var host = await DashboardHost.StartAsync();
        using var events = await EventReader.OpenAsync(host);
        await events.LineAsync();
        await events.LineAsync();

        await host.StopAsync();

        Assert.Null(await events.LineAsync());
    }

    [Fact]
    public async Task Events_WhenAReaderLeaves_MakeRoomForAnother()
    {
        await using var host = await DashboardHost.StartAsync(new() { Options = static options => options.MaxReaders = 1 });
        var first = await EventReader.OpenAsync(host);
        using (var refused = await EventReader.OpenAsync(host))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Answer.StatusCode);
            Assert.Equal("30", refused.Answer.Headers.NonValidated["Retry-After"].ToString());
        }

        first.Dispose();
        HttpStatusCode status;
        do
        {
            using var next = await EventReader.OpenAsync(host);
            status = next.Answer.StatusCode;
        }
        while (status == HttpStatusCode.ServiceUnavailable);

        Assert.Equal(HttpStatusCode.OK, status);
    }

    private static long CallsOf(System.Text.Json.JsonElement state) => state.GetProperty("overview").GetProperty("calls").GetInt64();

    private static int RunningOf(System.Text.Json.JsonElement state) => state.GetProperty("models")[0].GetProperty("running").GetInt32();
}
