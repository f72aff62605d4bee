using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>A call for each way to route.</summary>
[LlmClient]
public partial interface IRoutes
{
    [Prompt("Do {text}.")]
    [RouteBy(RouteStrategy.TaskType, Models.Local), RouteTask(Work.Classify, Models.Fast), RouteTask(Work.Write, Models.Smart, Models.Fast)]
    Task<string> DoAsync(Work work, string text, CancellationToken cancellationToken = default);

    [Prompt("Do {text}, or what {others} do.")]
    [RouteBy(RouteStrategy.TaskType, Models.Local), RouteTask(Work.Classify, Models.Fast), RouteTask(Work.Write, Models.Smart)]
    Task<string> DoEitherAsync(Work others, string text, [TaskType] Work? work = null, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("Chat: {text}")]
    [RouteBy(RouteStrategy.Sticky, Models.Fast, Models.Smart, Models.Local)]
    IAsyncEnumerable<string> ChatAsync([StickyKey] Guid user, string text, CancellationToken cancellationToken = default);

    [Prompt("Weigh {text}")]
    [RouteBy(RouteStrategy.Weighted, Models.Fast, Models.Smart, Weights = [0.75, 0.25])]
    ValueTask<LlmResult<string>> WeighAsync(string text, CancellationToken cancellationToken = default);

    [Prompt("Read {text}")]
    [RouteBy(RouteStrategy.InputLength), RouteBand(1_000, Models.Fast), RouteBand(int.MaxValue, Models.Smart)]
    Task<string> ReadAsync(string text, CancellationToken cancellationToken = default);

    [Prompt("Learn {text}")]
    [RouteBy(RouteStrategy.Adaptive, Models.Fast, Models.Smart)]
    Task<LlmResult<string>> LearnAsync(string text, [TaskType] Work work, CancellationToken cancellationToken = default);

    [Prompt("Guard {text}")]
    [RouteBy<LongTextRouter>(Models.Fast, Models.Smart)]
    Task<string> GuardAsync(string text, ChatOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("Look at it.")]
    [RouteBy(RouteStrategy.Cost, Models.Local, Models.Fast, Models.Smart, MinQuality = 0.6, MaxUsdPerCall = 0.01)]
    Task<string> LookAsync(AIContent picture, CancellationToken cancellationToken = default);
}
