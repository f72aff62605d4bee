using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LlmAttributes.Tests.Hosting;

public class ContainerTests
{
    private static void AddContract(IServiceCollection services, string contract, params string[] models) =>
        Contracts.Add(services, runtime => Contracts.Create(runtime, b => b.Bind(new CallPlan(contract) { Call = "AskAsync", Route = new(RouteStrategy.Cost, models) }, Answers.Text)));

    [Fact]
    public async Task Resolve_KeyedClients_AreFoundByModelKey()
    {
        var services = new ServiceCollection();
        services.AddKeyedChatClient("fast", new ScriptedChatClient("from fast"));
        AddContract(services, "IDesk", "fast");
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("from fast", await provider.GetRequiredService<BoundCall<string>>().AskAsync(CallHarness.Messages, default));
    }

    [Fact]
    public async Task Resolve_NoModelNamed_TakesTheUnkeyedClient()
    {
        var services = new ServiceCollection();
        services.AddChatClient(new ScriptedChatClient("default"));
        Contracts.Add(services, runtime => Contracts.Create(runtime, b => b.Bind(CallHarness.Plan, Answers.Text)));
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("default", await provider.GetRequiredService<BoundCall<string>>().AskAsync(CallHarness.Messages, default));
    }

    [Fact]
    public async Task Start_MissingKeys_ReportsAllOfAllContractsAtOnce()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        AddContract(builder.Services, "IDesk", "fast", "smart");
        AddContract(builder.Services, "IShop", "local");
        using var host = builder.Build();

        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(3, e.Failures.Count());
        Assert.All(["'IDesk.AskAsync' names model 'fast'", "'IDesk.AskAsync' names model 'smart'", "'IShop.AskAsync' names model 'local'"], start =>
            Assert.Contains(e.Failures, f => f.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void Resolve_WithoutHost_ReportsAllMissingKeysToo()
    {
        var services = new ServiceCollection();
        AddContract(services, "IDesk", "fast");
        services.AddLlmAttributes();
        Contracts.Add(services, runtime => Contracts.Create<object>(runtime, b => b.Bind(new CallPlan("IShop") { Call = "Buy", Model = "other" }, Answers.Text)));
        using var provider = services.BuildServiceProvider();

        Assert.Equal(2, Assert.Throws<LlmConfigurationException>(() => provider.GetRequiredService<object>()).Faults.Count);
    }

    [Fact]
    public async Task Start_NothingMissing_Starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddKeyedChatClient("fast", new ScriptedChatClient("x"));
        AddContract(builder.Services, "IDesk", "fast");
        using var host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public void AddLlmAttributes_SeveralTimes_IsOneRuntimeWithEveryConfiguration()
    {
        var services = new ServiceCollection();
        services.AddLlmAttributes(b => b.UsePerformanceTracer()).AddLlmAttributes(b => b.AddModel("code", new ScriptedChatClient("x")));
        AddContract(services, "IDesk", "code");
        using var provider = services.BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredService<LlmRuntime>().Tracer);
        Assert.NotNull(provider.GetRequiredService<BoundCall<string>>());
        Assert.Single(provider.GetServices<LlmRuntime>());
    }

    [Fact]
    public void AddLlmAttributes_WithTheContainer_SetsUpWithWhatItHoldsAfterEarlierConfigurations()
    {
        List<string> order = [];
        var services = new ServiceCollection();
        services.AddSingleton(new PerformanceTracer());
        services.AddLlmAttributes(_ => order.Add("first")).AddLlmAttributes((provider, runtime) =>
        {
            order.Add("second");
            runtime.UsePerformanceTracer(provider.GetRequiredService<PerformanceTracer>());
        });
        using var provider = services.BuildServiceProvider();

        Assert.Same(provider.GetRequiredService<PerformanceTracer>(), provider.GetRequiredService<LlmRuntime>().Tracer);
        Assert.Equal(["first", "second"], order);
    }

    [Fact]
    public void AddLlmAttributes_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => LlmServiceCollectionExtensions.AddLlmAttributes(null!));
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddLlmAttributes((Action<LlmRuntimeBuilder>)null!));
        Assert.Throws<ArgumentNullException>(() => new ServiceCollection().AddLlmAttributes((Action<IServiceProvider, LlmRuntimeBuilder>)null!));
    }
}
