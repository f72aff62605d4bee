using Microsoft.Extensions.DependencyInjection;

namespace LlmAttributes.Tests.Retrieval;

public sealed class RetrieverTests
{
    [Fact]
    public async Task UseRetriever_Delegate_IsFoundByItsKey()
    {
        await using var runtime = LlmRuntime.CreateBuilder().UseRetriever("kb", static (request, _) => new([new(request.Query, 1)]), static () => "v1").Build();

        var retriever = runtime.FindRetriever("kb")!;

        Assert.Equal("v1", retriever.Version);
        Assert.Equal([new RetrievedPassage("where", 1).Text], (await retriever.RetrieveAsync(new("where"))).Select(static p => p.Text));
        Assert.Null(runtime.FindRetriever("other"));
    }

    [Fact]
    public void UseRetriever_KeyTwice_IsRefused()
    {
        var builder = LlmRuntime.CreateBuilder().UseRetriever("kb", Nothing);

        var fault = Assert.Throws<ArgumentException>(() => builder.UseRetriever("kb", Nothing));

        Assert.StartsWith("There is a retriever 'kb' already; each key has one.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindRetriever_KeyedService_IsFound()
    {
        var services = new ServiceCollection().AddLlmAttributes();
        services.AddKeyedSingleton<IContextRetriever>("kb", new Empty());
        await using var provider = services.BuildServiceProvider();

        var runtime = provider.GetRequiredService<LlmRuntime>();

        Assert.IsType<Empty>(runtime.FindRetriever("kb"));
        Assert.Null(runtime.FindRetriever("kb")!.Version);
        Assert.Null(runtime.FindRetriever("other"));
    }

    [Theory]
    [InlineData("It opens at nine [2].", true)]
    [InlineData("It opens at nine [1, 2].", true)]
    [InlineData("It opens at nine [1,2][3].", true)]
    [InlineData("It opens at nine [12].", false)]
    [InlineData("It opens at 2.", false)]
    [InlineData("[ [2]", true)]
    [InlineData("[2", false)]
    public void IsCitedIn_Text_SaysWhetherTheMarkIsThere(string text, bool isCited) =>
        Assert.Equal(isCited, new Citation(2, "kb", new("Open from nine.", 1)).IsCitedIn(text));

    private static ValueTask<IReadOnlyList<RetrievedPassage>> Nothing(RetrievalRequest request, CancellationToken cancellationToken) => new([]);

    private sealed class Empty : IContextRetriever
    {
        public ValueTask<IReadOnlyList<RetrievedPassage>> RetrieveAsync(RetrievalRequest request, CancellationToken cancellationToken = default) => new([]);
    }
}
