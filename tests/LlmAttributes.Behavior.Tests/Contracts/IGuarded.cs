namespace LlmAttributes.Behavior.Tests.Contracts;

[LlmClient, Model("fast"), InputGuard<NoKeys>, OutputGuard<NoPrices>(HoldStream = true)]
internal partial interface IGuarded
{
    [Prompt("Answer {question}")]
    Task<LlmResult<string>> AnswerAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Answer {question}"), OutputGuard<NoPrices>(Enabled = false)]
    Task<string> AnswerOpenlyAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Answer {question}")]
    IAsyncEnumerable<string> StreamAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Read the customer out of: {mail}"), MaskPersonalData]
    Task<Customer> ReadAsync(string mail, CancellationToken cancellationToken = default);

    [Prompt("List the customers of: {mail}"), MaskPersonalData]
    IAsyncEnumerable<Customer> ListAsync(string mail, CancellationToken cancellationToken = default);

    [Prompt("Greet {name} of {town}."), MaskPersonalData(Sensitive = true)]
    Task<string> GreetAsync([Sensitive] string name, string town, CancellationToken cancellationToken = default);

    [Prompt("Answer {question}"), Shadow("smart", Share = 1), OutputGuard<NoPrices>(Enabled = false)]
    Task<string> CompareAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("List the customers of: {mail}"), Shadow("smart", Share = 1), OutputGuard<NoPrices>(Enabled = false)]
    IAsyncEnumerable<Customer> CompareListsAsync(string mail, CancellationToken cancellationToken = default);
}

internal sealed record Customer(string Name, string Mail);

internal sealed class NoKeys : IInputGuard
{
    public ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken) =>
        new(prompt.Messages.Any(static m => m.Text.Contains("sk-", StringComparison.Ordinal)) ? InputVerdict.Fail("it has a key") : InputVerdict.Pass);
}

internal sealed class NoPrices : IOutputGuard
{
    public ValueTask<OutputVerdict> CheckAsync(GuardedAnswer answer, CancellationToken cancellationToken) =>
        new(answer.Text.Contains('$', StringComparison.Ordinal) ? OutputVerdict.Reask("Name no prices.") : OutputVerdict.Pass);
}
