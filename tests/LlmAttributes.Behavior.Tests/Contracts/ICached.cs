using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Calls whose answers are kept.</summary>
[LlmClient]
[Model(Models.Fast)]
[Cache(DurationSeconds = 60, Jitter = 0, Tags = ["all"])]
public partial interface ICached
{
    [Prompt("Greet {name} in {language}.")]
    Task<string> GreetAsync(string? name, string language, CancellationToken cancellationToken = default);

    [Prompt("Greet {name}.")]
    Task<LlmResult<string>> ResultAsync(string name, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("How is {text}?")]
    ValueTask<Mood> MoodAsync(string text);

    [Prompt("Bill {order.Id} over {order.Total:F2}.")]
    Task<Bill> BillAsync(Order order);

    [Prompt("{#if isLong}\nLong.\n{:else}\nShort.\n{/if}\n{#each words as word}\n{word}\n{/each}\n{others}\n{words:numbered}")]
    Task<string> ListAsync(bool isLong, IEnumerable<string>? words, IReadOnlyList<int>? others);

    [Prompt("Sort {mail} for {desk}.")]
    Task<string> SortAsync([Untrusted] string mail, [Sensitive] string desk, CancellationToken cancellationToken = default);

    [Prompt("Say {text}.")]
    Task<string> ChatAsync(IReadOnlyList<ChatMessage> history, string text, AIContent? image, ChatOptions? options = null);

    [Prompt("Help with {text}.")]
    Task<string> HelpAsync([Tenant] string? tenant, string text);

    [Prompt("Advise on {text}.")]
    [Cache(PartitionBy = "user", DurationSeconds = 60)]
    Task<string> AdviseAsync(string text, string user);

    [Prompt("Hello.")]
    Task<string> HelloAsync();

    [Prompt("Count {things}.")]
    [PromptVariant("b", "Number {things}.", Weight = 50)]
    Task<string> CountAsync(string things, LlmCallOptions? options = null);

    [Prompt("Sing {text}.")]
    IAsyncEnumerable<string> SingAsync(string text, CancellationToken cancellationToken = default);

    [Prompt("List the orders of {text}.")]
    LlmStream<Order> OrdersAsync(string text);

    [Prompt("Watch {text}.")]
    IAsyncEnumerable<ChatResponseUpdate> WatchAsync(string text);

    [Prompt("Never {text}.")]
    [Cache(Enabled = false)]
    Task<string> NeverAsync(string text);
}
