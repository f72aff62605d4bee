namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Every place of a prompt where a value may stand.</summary>
[LlmClient]
[PromptFragment("signed", "by {v}, thanks")]
public partial interface IPlaces
{
    [Prompt("a {v} b")]
    Task<string> PlainAsync(string v);

    [Prompt("Go."), SystemPrompt("You serve {v}, nobody else.")]
    Task<string> SystemAsync(string v);

    [Prompt("a {v} b")]
    Task<string> FencedAsync([Untrusted] string v);

    [Prompt("{#system}\nBe brief.\n{#user}\nq {v} q\n{#assistant}\nold {v} old\n{#user}\nend {v} end")]
    Task<string> TurnsAsync([Untrusted] string v);

    [Prompt("{#if v}\nhas {v} it\n{:else}\nnone\n{/if}\nend")]
    Task<string> ConditionAsync([Untrusted] string? v);

    [Prompt("{#each items as item}\n- {item} -\n{/each}\nend")]
    Task<string> LoopAsync([Untrusted] IReadOnlyList<string> items);

    [Prompt("{items}\nend")]
    Task<string> JoinedAsync([Untrusted] IReadOnlyList<string> items);

    [Prompt("Hi.\n{>signed}\nend")]
    Task<string> FragmentAsync([Untrusted] string v);

    [Prompt("{mail.Body} end"), Example("in", "out")]
    Task<string> PropertyAsync([Untrusted] Letter mail);

    [Prompt(File = "Prompts/places.prompt.md")]
    Task<LlmResult<bool>> FileAsync([Untrusted] string v);
}

/// <summary>A letter.</summary>
/// <param name="Body">What it says.</param>
public sealed record Letter(string Body);
