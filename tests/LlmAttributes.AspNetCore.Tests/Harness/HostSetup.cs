using LlmAttributes.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.AspNetCore.Tests.Harness;

/// <summary>What a test changes of the application.</summary>
internal sealed record HostSetup
{
    public string Environment { get; init; } = "Development";

    public IChatClient Cheap { get; init; } = new ScriptedChatClient(ScriptedReply.Say("fine", 100, 50));

    public IChatClient Dear { get; init; } = new ScriptedChatClient(ScriptedReply.Say("very fine", 100, 50));

    public string CheapModelId { get; init; } = "small-1";

    public TimeProvider? Time { get; init; }

    public ILoggerProvider? Logger { get; init; }

    public Action<LlmRuntimeBuilder> Configure { get; init; } = static _ => { };

    public Action<IServiceCollection> Services { get; init; } = static _ => { };

    public Action<WebApplication> Before { get; init; } = static _ => { };

    public Action<LlmDashboardOptions> Options { get; init; } = static _ => { };

    public Action<IEndpointConventionBuilder> After { get; init; } = static _ => { };
}
