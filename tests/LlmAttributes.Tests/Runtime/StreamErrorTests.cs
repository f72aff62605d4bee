using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Runtime;

public class StreamErrorTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Fallback = [new(["b"])] };

    private static CallHarness Harness(params ChatResponseUpdate[] updates)
    {
        var harness = new CallHarness().Model("b", ScriptedReply.Say("whole"));
        return harness.Configure(b => b.AddModel("a", new Updates(updates)).ReadStreamErrorsWith(
            update => update.RawRepresentation is string body ? new ProviderError(0) { Body = body } : null));
    }

    private static async Task<string> JoinAsync(CallHarness harness) =>
        string.Concat(await harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, default).ToListAsync());

    private static ChatResponseUpdate Error(string body) => new() { RawRepresentation = body };

    [Fact]
    public async Task Texts_ErrorInAnUpdateThatHoldsNothing_TheNextCandidateStreams() =>
        Assert.Equal("whole", await JoinAsync(Harness(Error("""{"error":{"message":"Too many requests","type":"rate_limit_error","code":"rate_limit_exceeded"}}"""))));

    [Fact]
    public async Task Texts_ErrorAfterOutput_RaisesItsKind()
    {
        var harness = Harness(new(ChatRole.Assistant, "half"), Error("""{"error":{"message":"The server had an error","type":"server_error"}}"""));

        Assert.Equal(LlmErrorKind.ServerError, (await Assert.ThrowsAsync<LlmException>(() => JoinAsync(harness))).Kind);
    }

    [Fact]
    public async Task Texts_StreamThatSaysNothing_HasFailed()
    {
        var harness = Harness(new ChatResponseUpdate { Role = ChatRole.Assistant });

        Assert.Equal("whole", await JoinAsync(harness));
        Assert.Equal(1, harness.Runtime.Errors.Rate(ErrorWindow.Total, model: "a", kind: LlmErrorKind.ServerError).Failures);
    }

    [Fact]
    public async Task Texts_EmptyAnswerThatIsFinished_IsAnAnswer() =>
        Assert.Equal("", await JoinAsync(Harness(new ChatResponseUpdate { Role = ChatRole.Assistant, FinishReason = ChatFinishReason.Stop })));

    private sealed class Updates(ChatResponseUpdate[] updates) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var update in updates)
            {
                await Task.Yield();
                yield return update;
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
