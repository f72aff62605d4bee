namespace LlmAttributes;

/// <content>Budgets and where they are kept.</content>
public sealed partial class LlmRuntimeBuilder
{
    private readonly List<BudgetRule> _budgets = [];
    private IBudgetStore? _budgetStore;
    private ILedgerStore? _ledgerStore;

    /// <summary>Adds a budget over everything, or over a contract, call, model, tag or tenant.</summary>
    /// <param name="rule">The budget. Those of <see cref="BudgetAttribute"/> hold as well.</param>
    /// <returns>The builder.</returns>
    /// <remarks>A runtime that shares another's ledger shares its budgets too; what is added here then has no effect and is refused.</remarks>
    /// <exception cref="ArgumentException">The name is empty, has a <c>/</c> or <c>@</c>, or is already given; or there is no such time zone.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The runtime shares the budgets of another.</exception>
    public LlmRuntimeBuilder AddBudget(BudgetRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ThrowIfHosted(nameof(AddBudget));
        ArgumentException.ThrowIfNullOrWhiteSpace(rule.Name);
        if (rule.Name.AsSpan().IndexOfAny('/', '@') >= 0)
            throw new ArgumentException($"The name of budget '{rule.Name}' has '/' or '@', which part the names of other budgets; leave them out.", nameof(rule));
        if (_budgets.Exists(b => b.Name == rule.Name))
            throw new ArgumentException($"Budget '{rule.Name}' is already added; each budget has a name of its own.", nameof(rule));
        _ = new BudgetLimit(rule.Name, rule.Usd, rule.Period, rule.Window, LlmBudgets.ZoneOf(rule.TimeZone), rule.SoftLimit);
        _budgets.Add(rule);
        return this;
    }

    /// <summary>Sets where budgets are kept.</summary>
    /// <param name="store">The store, for instance a file or a server that outlives the process; by default memory. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The runtime shares the budgets of another.</exception>
    public LlmRuntimeBuilder UseBudgetStore(IBudgetStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        ThrowIfHosted(nameof(UseBudgetStore));
        _budgetStore = store;
        return this;
    }

    /// <summary>Sets where the ledger is kept by day.</summary>
    /// <param name="store">The store, for instance a file or a server that outlives the process; by default memory. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    /// <remarks>What is new goes to the store once a second while there are calls, and when the runtime is disposed; a call under a shared budget is answered when its cost is kept.</remarks>
    /// <exception cref="InvalidOperationException">The runtime shares the ledger of another.</exception>
    public LlmRuntimeBuilder UseLedgerStore(ILedgerStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        ThrowIfHosted(nameof(UseLedgerStore));
        _ledgerStore = store;
        return this;
    }

    private void ThrowIfHosted(string member)
    {
        if (_host is not null)
            throw new InvalidOperationException($"This runtime shares ledger and budgets of another; call '{nameof(LlmRuntimeBuilder)}.{member}' on that one's builder.");
    }
}
