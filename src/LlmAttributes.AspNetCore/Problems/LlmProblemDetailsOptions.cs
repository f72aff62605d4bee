namespace LlmAttributes;

/// <summary>What the problem documents of failed calls say.</summary>
public sealed class LlmProblemDetailsOptions
{
    /// <summary>Gets or sets a value indicating whether a document lists the attempts of the call: the key of each model, and what became of it.</summary>
    /// <value>The default is <see langword="false"/>, since who calls a service need not know its models.</value>
    public bool IncludeAttempts { get; set; }

    /// <summary>Gets or sets a value indicating whether a document about a budget has its name, and what is left and needed in USD.</summary>
    /// <value>The default is <see langword="false"/>, since who calls a service need not know its budgets.</value>
    public bool IncludeBudget { get; set; }

    /// <summary>Gets the HTTP statuses that stand for kinds in place of the usual ones, for instance 429 for <see cref="LlmErrorKind.Budget"/>.</summary>
    /// <value>It is empty by default. A status is 400 to 599.</value>
    public IDictionary<LlmErrorKind, int> Statuses { get; } = new Dictionary<LlmErrorKind, int>();

    internal void Validate()
    {
        foreach (var (kind, status) in Statuses)
        {
            if (status is < 400 or > 599)
                throw new ArgumentOutOfRangeException(nameof(Statuses), status, $"'{nameof(LlmProblemDetailsOptions)}.{nameof(Statuses)}' has {status} for '{kind}', which is no status of an error; give it one from 400 to 599.");
        }
    }
}
