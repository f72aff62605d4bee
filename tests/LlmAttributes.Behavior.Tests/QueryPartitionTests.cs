using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

public sealed class QueryPartitionTests
{
    private const string Example = "Classify as praise or blame: the soup was cold";
    private const string Query = "Classify as praise or blame: the soup was hot";

    private readonly MemoryQueryHistoryStore _store = new();
    private readonly ScriptedChatClient _client = new(static _ => ScriptedReply.Say("praise"));
    private readonly LlmRuntime _runtime;

    public QueryPartitionTests()
    {
        var builder = LlmRuntime.CreateBuilder().UseQueryHistoryStore(_store).AddModel(Models.Fast, _client).AddModel(Models.Smart, _client);
        builder.Queries.TrialShare = 1;
        _runtime = builder.Build();
    }

    private IParted Client => IParted.Create(_runtime);

    [Fact]
    public async Task Ask_ExampleOfTheSamePartition_IsShown()
    {
        await TeachAsync("ann", 1);

        Assert.Contains(await AskAsync("ann", 1), static text => text.Contains("the soup was cold", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bob", 1)]
    [InlineData("ann", 2)]
    [InlineData("ann1", 1)]
    public async Task Ask_ExampleOfAnotherPartition_IsNeverShown(string user, int desk)
    {
        await TeachAsync("ann", 1);

        Assert.DoesNotContain(await AskAsync(user, desk), static text => text.Contains("the soup was cold", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_History_KeepsAHashOfThePartition()
    {
        await TeachAsync("ann", 1);
        await TeachAsync("ann", 1);
        await TeachAsync("bob", 1);
        await _runtime.DisposeAsync();

        var parts = (await _store.ReadAsync(10, default)).Select(static entry => entry.Partition).ToList();

        Assert.Equal(parts[0], parts[1]);
        Assert.NotEqual(parts[0], parts[2]);
        Assert.All(parts, static part => Assert.DoesNotContain("ann", part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Vote_TenantAndPartition_BothPart()
    {
        foreach (var (tenant, user) in new[] { ("acme", "ann"), ("acme", "bob"), ("beta", "ann") })
        {
            var response = await Client.VoteAsync(tenant, Example, user, 1);
            await _runtime.Quality.FeedbackAsync(response.ResultId!, 1);
        }

        await _runtime.DisposeAsync();

        Assert.Equal(3, (await _store.ReadAsync(10, default)).Select(static entry => entry.Partition).Distinct().Count());
    }

    [Fact]
    public async Task Keep_OtherPartition_GetsNoKeptAnswer()
    {
        await Client.KeepAsync(Example, "ann", 1);
        await Client.KeepAsync(Example, "ann", 1);
        Assert.Single(_client.Requests);

        await Client.KeepAsync(Example, "bob", 1);

        Assert.Equal(2, _client.Requests.Count);
    }

    [Fact]
    public async Task Read_PartitionThatIsComputedAsItIsRead_IsKeptNowhere()
    {
        var result = await Client.ReadAsync(Example, new OnceRead("ann"), 1);
        await _runtime.Quality.FeedbackAsync(result.ResultId!, 1);
        await _runtime.DisposeAsync();

        Assert.Null(Assert.Single(await _store.ReadAsync(10, default)).Query);
    }

    private async Task TeachAsync(string user, int desk)
    {
        var result = await Client.AskAsync(Example, user, desk);
        await _runtime.Quality.FeedbackAsync(result.ResultId!, 1);
    }

    private async Task<List<string>> AskAsync(string user, int desk)
    {
        var before = _client.Requests.Count;
        for (var i = 0; i < 8; i++)
            await Client.AskAsync(Query, user, desk);
        return _client.Requests.Skip(before).Select(static request => string.Join('\n', request.Messages.Select(static message => message.Text))).ToList();
    }

    /// <summary>A sequence that is its own enumerator.</summary>
    private sealed class OnceRead(string item) : IEnumerable<string>, IEnumerator<string>
    {
        private bool _isRead;

        public string Current => item;

        object System.Collections.IEnumerator.Current => item;

        public IEnumerator<string> GetEnumerator() => this;

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => this;

        public bool MoveNext() => !_isRead && (_isRead = true);

        public void Reset() => _isRead = false;

        public void Dispose()
        {
        }
    }
}
