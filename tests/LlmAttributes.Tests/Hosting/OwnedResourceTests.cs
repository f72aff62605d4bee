namespace LlmAttributes.Tests.Hosting;

public class OwnedResourceTests
{
    [Fact]
    public async Task DisposeAsync_ResourceOfTheRuntime_EndsOnceAndAsynchronously()
    {
        var resource = new Resource();
        var runtime = LlmRuntime.CreateBuilder().DisposeWithRuntime(resource).Build();

        await runtime.DisposeAsync();
        await runtime.DisposeAsync();

        Assert.Equal(["asynchronously"], resource.Ended);
    }

    [Fact]
    public void Dispose_ResourceOfTheRuntime_EndsSynchronously()
    {
        var resource = new Resource();

        LlmRuntime.CreateBuilder().DisposeWithRuntime(resource).Build().Dispose();

        Assert.Equal(["synchronously"], resource.Ended);
    }

    [Fact]
    public async Task DisposeAsync_RuntimeThatSharesAnother_LeavesTheOthersResources()
    {
        var resource = new Resource();
        await using var host = LlmRuntime.CreateBuilder().DisposeWithRuntime(resource).Build();

        await LlmRuntime.CreateBuilder(host).Build().DisposeAsync();

        Assert.Empty(resource.Ended);
    }

    private sealed class Resource : IAsyncDisposable, IDisposable
    {
        public List<string> Ended { get; } = [];

        public ValueTask DisposeAsync()
        {
            Ended.Add("asynchronously");
            return default;
        }

        public void Dispose() => Ended.Add("synchronously");
    }
}
