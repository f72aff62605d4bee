using System.Net;
using LlmAttributes.AspNetCore.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.AspNetCore.Tests;

public sealed class HealthEndpointTests
{
    private static readonly HttpRequestException s_busy = new("busy", null, HttpStatusCode.ServiceUnavailable);

    [Theory]
    [InlineData(false, false, HttpStatusCode.OK, "Healthy")]
    [InlineData(true, false, HttpStatusCode.OK, "Degraded")]
    [InlineData(true, true, HttpStatusCode.ServiceUnavailable, "Unhealthy")]
    public async Task Health_ByWhatTheModelsDo_HasAStatus(bool cheapFails, bool dearFails, HttpStatusCode status, string word)
    {
        await using var host = await DashboardHost.StartAsync(new() { Cheap = Client(cheapFails), Dear = Client(dearFails) });
        await Record.ExceptionAsync(() => host.Desk.AskAsync("hello"));

        using var probe = await host.Client.GetAsync(new Uri("health/llm", UriKind.Relative));
        using var detail = await host.Client.GetAsync(new Uri("llm/health", UriKind.Relative));

        Assert.Equal((status, word), (probe.StatusCode, await probe.Content.ReadAsStringAsync()));
        Assert.Equal(status, detail.StatusCode);
        Assert.Contains($"\"status\":\"{word.ToLowerInvariant()}\"", await detail.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_WithoutTraffic_IsUnknownAndNoFault()
    {
        await using var host = await DashboardHost.StartAsync();

        Assert.Equal("Unknown", await host.Client.GetStringAsync(new Uri("health/llm", UriKind.Relative)));
    }

    private static ScriptedChatClient Client(bool fails) => new(fails ? ScriptedReply.Fail(s_busy) : ScriptedReply.Say("fine"));
}
