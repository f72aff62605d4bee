namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Prompts with examples whose messages are rendered like the call's own.</summary>
[LlmClient]
[PromptFragment("closing", "Be kind to {name}.")]
public partial interface IExamples
{
    [Prompt("Greet {name} on {day} ({day:yyyy-MM-dd}) at {clock}, {at:s}, {price:F2} of {total} {share} {grade} {isOpen} {id} {length} {letter} {big:N0}. {>closing}")]
    [Example("""{"name":"Ada","day":"2026-01-02","clock":"14:05:00","at":"2026-01-02T03:04:05","price":1.5,"total":1.50,"share":0.25,"grade":"Low","isOpen":true,"id":"0f8fad5b-d9cb-469f-a165-70867728950e","length":"01:02:03","letter":"x","big":1234567}""", "Hello")]
    Task<string> PlainAsync(string name, DateOnly day, TimeOnly clock, DateTime at, decimal price, decimal total, double share, Typed.Grade grade, bool isOpen, Guid id, TimeSpan length, char letter, long big);

    [Prompt("{words:bullets}\n{words:numbered}\n{words}\n{#if isOpen}\nopen{#if name} {name}{/if}\n{:else}\nclosed\n{/if}\n{#each words as word}\n* {word}\n{/each}\n{words:json}{count}.{#if count}{count:D3}{:else}none{/if}{{name}}")]
    [Examples(File = "Prompts/blocks.examples.jsonl")]
    Task<Typed.Plain> BlocksAsync(string[] words, bool isOpen, string name = "", int? count = null);

    [Prompt(File = "Prompts/greeting.prompt.md")]
    [Example("a message", "first"), Examples(File = "Prompts/greeting.examples.jsonl"), Example("""{"name":"Bob"}""", "last")]
    Task<string> FromFileAsync(string name);
}
