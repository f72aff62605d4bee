using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests.Pipeline;

/// <summary>All systems around scripted models, with a diary of what reached the outside.</summary>
internal sealed class AnalystDesk
{
    public const string Document = "Clause one of the contract is about rent.\nClause two of the contract is about pets.";

    private readonly Dictionary<string, int> _asked = [];

    /// <param name="storeSeconds">How long a look into the store of kept answers takes; 0 is without a store.</param>
    public AnalystDesk(double storeSeconds = 0)
    {
        var builder = LlmRuntime.CreateBuilder();
        if (storeSeconds > 0)
            builder.UseCacheStore(new SlowCacheStore(Clock, TimeSpan.FromSeconds(storeSeconds)));
        Runtime = builder
            .UseTimeProvider(Clock).UseSeed(1).UsePerformanceTracer()
            .UseChunker(new LineChunker())
            .UseRetriever("laws", FindAsync)
            .AddModel(Models.Local, Client(Models.Local)).AddModel(Models.Fast, Client(Models.Fast)).AddModel(Models.Smart, Client(Models.Smart))
            .Build();
        Analyst = IAnalyst.Create(Runtime);
    }

    public FakeTimeProvider Clock { get; } = new();

    public LlmRuntime Runtime { get; }

    public IAnalyst Analyst { get; }

    /// <summary>What reached the store and the models, in its order.</summary>
    public List<string> Diary { get; } = [];

    public List<string> Prompts { get; } = [];

    public Task<LlmResult<Finding>> RunAsync(string question, LlmCallOptions? options = null) => Clock.RunAsync(Analyst.JudgeAsync(question, Document, options));

    private ValueTask<IReadOnlyList<RetrievedPassage>> FindAsync(RetrievalRequest request, CancellationToken cancellationToken)
    {
        lock (Diary)
            Diary.Add("laws: " + request.Query);
        return new([new("Pets are allowed.", 0.9) { DocumentId = "law.md" }]);
    }

    // The cheap member answers in prose at first, and the routed model is down when it is to merge, so that the next one has to.
    private ScriptedChatClient Client(string key) => new(
        request =>
        {
            lock (Diary)
            {
                var isMerge = request.UserText.Contains("Part 1:", StringComparison.Ordinal);
                var isReask = request.Messages.Any(static message => message.Role == ChatRole.Assistant);
                Diary.Add(key + (isMerge ? " merges" : isReask ? " again" : ""));
                Prompts.Add(string.Join('\n', request.Messages.Select(static message => message.Text)));
                var turn = _asked[key] = _asked.GetValueOrDefault(key) + 1;
                if (key == Models.Fast && isMerge)
                    return ScriptedReply.Fail(new HttpRequestException("down", null, System.Net.HttpStatusCode.ServiceUnavailable));

                return key == Models.Local && turn == 1
                    ? ScriptedReply.Say("I think it is valid.", 100, 10)
                    : ScriptedReply.Say("""{"isValid":true,"clauses":2}""", 100, 10);
            }
        },
        key,
        Clock);
}
