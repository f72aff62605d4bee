using Microsoft.Extensions.AI;

namespace LlmAttributes.AspNetCore.Tests;

[LlmClient]
public partial interface IKeyedDesk
{
    [Prompt("Do {text}")]
    [RouteBy(RouteStrategy.TaskType, "cheap"), RouteTask(Tone.Plain, "cheap"), RouteTask(Tone.Kind, "dear")]
    Task<string> DoAsync(string text, [TaskType] Tone? @event = null, CancellationToken cancellationToken = default);

    [Prompt("Chat about {text}")]
    [RouteBy(RouteStrategy.Sticky, "cheap", "dear")]
    Task<string> ChatAsync([StickyKey] Guid user, string text, IReadOnlyList<ChatMessage>? history = null, AIContent? image = null, CancellationToken cancellationToken = default);

    [Prompt("Name {thing}")]
    [Model("cheap")]
    Task<string> NameAsync<T>(T thing, CancellationToken cancellationToken = default);
}
