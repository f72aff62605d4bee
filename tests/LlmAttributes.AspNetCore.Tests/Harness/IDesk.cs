namespace LlmAttributes.AspNetCore.Tests;

[LlmClient]
[SystemPrompt("You are a <b>desk</b>.")]
public partial interface IDesk
{
    [Prompt("Answer {body} as { \"text\": … }", Name = "ask", Version = "2")]
    [RouteBy(RouteStrategy.Cost, "cheap", "dear")]
    Task<string> AskAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Write {count} lines for {tone} people on {day}, {urgent}: {topics} ({weight})")]
    [Model("cheap")]
    Task<string> WriteAsync(Tone tone, int count, DateOnly day, bool urgent, string[] topics, double? weight = null, CancellationToken cancellationToken = default);

    [Prompt("Tell {name}")]
    [Model("cheap")]
    IAsyncEnumerable<string> TellAsync(string name, CancellationToken cancellationToken = default);

    [Prompt("Check {key}")]
    [Model("cheap")]
    Task<string> CheckAsync([Sensitive] string key, CancellationToken cancellationToken = default);

    [Prompt("Send {parcel.Name}")]
    [Model("cheap")]
    Task<string> SendAsync(Parcel parcel, CancellationToken cancellationToken = default);
}
