using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Every way a prompt is written.</summary>
[LlmClient]
[SystemPrompt("You are terse.")]
public partial interface IPrompts
{
    [Prompt("Greet {name} in {language}.")]
    Task<string> PlainAsync(string name, string language);

    [Prompt("Answer as {\"id\": \"{order.Id}\", \"total\": {order.Total:F2}, \"tags\": []} and keep {{literal}}.")]
    Task<string> JsonAsync(Order order);

    [Prompt("Pick one of {words}.")]
    Task<string> ListAsync(params string[] words);

    [Prompt("First line\r\nsecond line")]
    Task<string> LinesAsync();

    [Prompt("Say \"\"\" and \\ and \u2028 and \ud800 end.")]
    Task<string> HostileAsync();

    [Prompt(File = "Prompts/greeting.prompt.md")]
    Task<string> FromFileAsync(string name);

    [Prompt("Classify: {text}")]
    [Example("good", "positive")]
    [Example("bad {text}", "negative")]
    Task<string> ShowAsync(string text);

    [SystemPrompt("You serve {tenant}.")]
    [Prompt("Go on: {text}")]
    Task<string> ChatAsync(IEnumerable<ChatMessage> history, string text, string tenant, AIContent? image, CancellationToken cancellationToken);

    [Prompt("{class} of {event}")]
    Task<string> KeywordsAsync(string @class, int @event);
}
