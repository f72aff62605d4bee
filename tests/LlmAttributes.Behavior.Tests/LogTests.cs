using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

/// <summary>Where generated clients log.</summary>
public class LogTests
{
    [Fact]
    public async Task Call_ThatFails_IsLoggedUnderItsInterface()
    {
        using var log = new CategoryLog();
        await using var runtime = LlmRuntime.CreateBuilder().UseLogger(log).UseDefault(new ScriptedChatClient(_ => Desk.Refuse(500))).Build();

        Assert.Equal("none", await ILastResorts.Create(runtime).TextAsync());

        Assert.Contains(("LlmAttributes.Behavior.Tests.Contracts.ILastResorts", 1005), log.Lines);
        Assert.All(log.Lines, static line => Assert.Equal("LlmAttributes.Behavior.Tests.Contracts.ILastResorts", line.Category));
    }
}
