using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>A case of a call, as <see cref="PromptCaseAttribute"/> declares it.</summary>
public sealed class PromptCase
{
    private readonly Func<LlmCallOptions?, CancellationToken, Task<PromptCaseAnswer>> _ask;

    internal PromptCase(string contract, string call, string name, Func<LlmCallOptions?, CancellationToken, Task<PromptCaseAnswer>> ask)
    {
        Contract = contract;
        Call = call;
        Name = name;
        _ask = ask;
    }

    /// <summary>Gets the name of the contract with its containing types, without its namespace.</summary>
    public string Contract { get; }

    /// <summary>Gets the name of the method.</summary>
    public string Call { get; }

    /// <summary>Gets the name of the case, different from those of the other cases of the call.</summary>
    public string Name { get; }

    /// <summary>Gets contract, method and case, for instance <c>ISupportDesk.ClassifyAsync/refund</c>.</summary>
    public string FullName => $"{Contract}.{Call}/{Name}";

    /// <summary>Gets why the case should not be run, or <see langword="null"/> when it should.</summary>
    public string? Skip { get; init; }

    /// <summary>Finds the cases of a contract.</summary>
    /// <param name="client">The generated client of the contract.</param>
    /// <returns>The cases in the order of their declaration; none where none are declared, or the project leaves them out.</returns>
    /// <exception cref="ArgumentException">Something else implements the contract.</exception>
    public static IReadOnlyList<PromptCase> Of(object client)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (client is not IDescribedContract)
            throw new ArgumentException($"'{client.GetType()}' is no generated client, so its calls have no cases; pass the client that 'Create' returned.", nameof(client));
        var table = new CaseTable();
        (client as ICasedContract)?.AddCases(table);
        return table.Cases;
    }

    /// <summary>Makes the call and holds its answer against what is expected. Nothing is thrown for an answer that is another.</summary>
    /// <param name="callOptions">What the call does differently.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer with its faults.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    /// <exception cref="NotSupportedException">The case was declared wrongly; the message names the rule.</exception>
    public Task<PromptCaseAnswer> RunAsync(LlmCallOptions? callOptions = null, CancellationToken cancellationToken = default) => _ask(callOptions, cancellationToken);

    /// <summary>Writes the case for people.</summary>
    /// <returns>Its <see cref="FullName"/>.</returns>
    public override string ToString() => FullName;
}
