using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace LlmAttributes.Behavior.Tests;

public class ShapeTests
{
    private static ScriptedChatClient Echo() => new(static request => ScriptedReply.Say(request.UserText));

    [Fact]
    public async Task Call_GenericContractAndMethod_Work() => Assert.Equal("About 3: x", await IGeneric<int>.Create(Echo()).AskAsync(3, 'x'));

    [Fact]
    public async Task Call_NestedContract_Works() => Assert.Equal("nested 4", await Outer.INested.Create(Echo()).AskAsync(4));

    [Fact]
    public async Task Call_InheritedCalls_WorkThroughEveryInterface()
    {
        var derived = IDerived.Create(Echo());

        Assert.Equal(["own 1", "contract 2", "base 3"], [await derived.OwnAsync("1"), await derived.ContractAsync("2"), await derived.BaseAsync("3")]);
        Assert.Equal("contract 4", await ((IBaseContract)derived).ContractAsync("4"));
    }

    [Fact]
    public async Task Call_Overloads_KeepTheirOwnPrompts()
    {
        var client = IOverloads.Create(Echo());

        Assert.Equal(["a x", "b x", "c 5"], [await client.AskAsync("x"), await client.AskAsync("x", default), await client.AskAsync(5)]);
    }

    [Fact]
    public async Task Call_TwoContractsOfOneSimpleName_Coexist() => Assert.Equal("other x", await Contracts.Other.IOverloads.Create(Echo()).AskAsync("x"));

    [Fact]
    public async Task Add_Generated_ResolvesFromAContainer()
    {
        var services = new ServiceCollection();
        services.AddChatClient(Echo());
        services.AddLlmAttributes().AddDerived().AddGeneric<string>();
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("own x", await provider.GetRequiredService<IDerived>().OwnAsync("x"));
        Assert.Equal("About a: b", await provider.GetRequiredService<IGeneric<string>>().AskAsync("a", "b"));
    }

    [Fact]
    public void Create_ContractThatNamesModels_TellsWhatOneClientLacks()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => ISupportDesk.Create(Echo()));

        Assert.Contains("'ISupportDesk.ClassifyAsync' names model 'local', which has no chat client", e.Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_DecoratedInterface_RetriesTracesAndPassesThrough()
    {
        await using var runtime = LlmRuntime.CreateBuilder().UsePerformanceTracer().UseTimeProvider(new Microsoft.Extensions.Time.Testing.FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) }).Build();
        var inner = new FlakyStore();
        var store = IStore.Decorate(inner, runtime);
        var changes = 0;
        store.Changed += (_, _) => changes++;
        store.Count = 4;

        Assert.Equal("depth 2", store.Describe(2));
        await store.SaveAsync("k");
        inner.Raise();

        Assert.Equal((4, 4, 1), (inner.Count, store.Count, changes));
        Assert.Equal(["IStore.Describe", "IStore.SaveAsync"], runtime.Tracer.GetReport().Operations.Select(o => o.Operation));
    }

    private sealed class FlakyStore : IStore
    {
        public event EventHandler? Changed;

        public int Count { get; set; }

        public Task<string> FindAsync(string key, CancellationToken cancellationToken = default) => Task.FromResult(key);

        public ValueTask SaveAsync(string key) => default;

        public string Describe(int depth) => $"depth {depth}";

        public void Raise() => Changed?.Invoke(this, EventArgs.Empty);
    }
}
