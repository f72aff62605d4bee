namespace LlmAttributes.Testing.Tests;

public sealed class LoopbackFaultTests : IAsyncLifetime
{
    private const string Path = "v1/chat/completions";
    private readonly WaitingClock _clock = new();
    private LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync(_clock);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task BeforeHeaders_GateClosed_HoldsTheAnswerBack()
    {
        var gate = new Gate();
        _server.AddModel("m", LoopbackReply.Say("ok") with { BeforeHeaders = Pause.Until(gate) });
        var pending = _server.PostAsync(Path, Wire.OpenAI("m"));
        await gate.Reached;
        Assert.False(pending.IsCompleted);
        gate.Open();
        using var response = await pending;
        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task BeforeHeaders_Length_IsMeasuredByTheInjectedClock()
    {
        var entered = new TaskCompletionSource();
        _server.AddModel("m", (_, _) =>
        {
            entered.SetResult();
            return new(LoopbackReply.Say("ok") with { BeforeHeaders = Pause.ForSeconds(3600) });
        });
        var pending = _server.PostAsync(Path, Wire.OpenAI("m"));
        await entered.Task;
        while (!pending.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await Task.Yield();
        }
        using var response = await pending;
        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task BeforeFirstToken_GateClosed_SendsHeadersAndRoleOnly()
    {
        var gate = new Gate();
        _server.AddModel("m", LoopbackReply.Say("Hello") with { BeforeFirstToken = Pause.Until(gate), KeepAlives = 2 });
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", stream: true));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Contains("\"role\":\"assistant\"", await reader.ReadLineAsync(), StringComparison.Ordinal);
        var lines = new List<string?>();
        for (var i = 0; i < 4; i++)
            lines.Add(await reader.ReadLineAsync());
        Assert.Equal(new List<string?> { "", ": keep-alive", "", ": keep-alive" }, lines);
        gate.Open();
        Assert.Contains("Hello", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BetweenKeepAlives_Length_SpacesThemByTheInjectedClock()
    {
        var reply = LoopbackReply.Say("Hello") with { KeepAlives = 3, BetweenKeepAlives = Pause.ForSeconds(10), SendsRoleFirst = false };
        _server.AddModel("m", reply);
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", stream: true));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        for (var sent = 1; sent <= 3; sent++)
        {
            Assert.Equal((": keep-alive", ""), (await reader.ReadLineAsync(), await reader.ReadLineAsync()));
            if (sent < 3)
                Assert.Equal(TimeSpan.FromSeconds(10), await _clock.PassWaitAsync());
        }

        Assert.Contains("Hello", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CharactersPerSecond_Slow_SendsEachFurtherPieceAfterTheTimeItTakes()
    {
        _server.AddModel("m", LoopbackReply.SayInChunks("ab", "cdef", "g") with { CharactersPerSecond = 0.5, SendsRoleFirst = false });
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", stream: true));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Contains("\"ab\"", await reader.ReadLineAsync(), StringComparison.Ordinal);
        var rest = reader.ReadToEndAsync();
        Assert.Equal(TimeSpan.FromSeconds(8), await _clock.PassWaitAsync());
        Assert.Equal(TimeSpan.FromSeconds(2), await _clock.PassWaitAsync());
        Assert.Contains("\"g\"", await rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cut_InMidStream_ReachesTheClientAsABrokenBody()
    {
        _server.AddModel("m", LoopbackReply.SayInChunks("one", "two", "three") with { Fault = LoopbackFault.Cut, FaultAfterChunks = 2 });
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", stream: true));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await Assert.ThrowsAnyAsync<IOException>(reader.ReadToEndAsync);
        Assert.Equal(LoopbackOutcome.Cut, await _server.Exchanges[0].Completed);
    }

    [Fact]
    public async Task Cut_WholeAnswer_ReachesTheClientAsABrokenBody()
    {
        _server.AddModel("m", LoopbackReply.Say("Hello") with { Fault = LoopbackFault.Cut });
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m"));
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Malformed_InMidStream_EndsWithAPieceThatIsNoJson()
    {
        _server.AddModel("m", LoopbackReply.Say("one two") with { Fault = LoopbackFault.Malformed, FaultAfterChunks = 1 });
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", stream: true));
        var text = await response.Content.ReadAsStringAsync();
        Assert.EndsWith("\"chat.comp\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("two", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_InTheFirstEvent_IsAllThatAStreamSends()
    {
        _server.AddModel("m", LoopbackReply.Say("one two") with { Fault = LoopbackFault.Error, SendsRoleFirst = false });
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", stream: true));
        Assert.True(response.IsSuccessStatusCode);
        Assert.Matches("^data: \\{\"error\":\\{\"message\":\"[^\n]+\\}\n\n$", await response.Content.ReadAsStringAsync());
        Assert.Equal(LoopbackOutcome.Broken, await _server.Exchanges[0].Completed);
    }

    [Fact]
    public async Task Error_InMidStream_SendsTheProvidersErrorEvent()
    {
        _server.AddModel("m", LoopbackReply.Say("one two") with { Fault = LoopbackFault.Error, FaultAfterChunks = 1 });
        using var response = await _server.PostAsync("v1/messages", Wire.Anthropic("m", stream: true));
        Assert.Contains("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stall_ClientHangsUp_EndsAsDisconnected()
    {
        _server.AddModel("m", LoopbackReply.Say("one two") with { Fault = LoopbackFault.Stall, FaultAfterChunks = 1 });
        using (var response = await _server.PostAsync(Path, Wire.OpenAI("m", stream: true)))
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            await reader.ReadLineAsync();
        }
        Assert.Equal(LoopbackOutcome.Disconnected, await _server.Exchanges[0].Completed);
    }

    [Fact]
    public async Task DisposeAsync_OpenStream_EndsItAtOnce()
    {
        _server.AddModel("m", LoopbackReply.Say("one two") with { Fault = LoopbackFault.Stall });
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m", stream: true));
        await _server.DisposeAsync();
        Assert.Equal(LoopbackOutcome.Disconnected, await _server.Exchanges[0].Completed);
    }

    [Fact]
    public async Task RawBody_Refusal_IsSentAsItIs()
    {
        _server.AddModel("m", LoopbackReply.Fail(502) with { RawBody = "<html>Bad gateway</html>" });
        using var response = await _server.PostAsync(Path, Wire.OpenAI("m"));
        Assert.Equal("<html>Bad gateway</html>", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task AddModel_EmptyScript_Throws() =>
        Assert.Contains("'m'", Assert.Throws<ArgumentException>(() => _server.AddModel("m")).Message, StringComparison.Ordinal);
}
