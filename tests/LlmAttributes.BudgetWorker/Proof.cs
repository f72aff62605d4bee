namespace LlmAttributes.BudgetWorker;

/// <summary>What all processes of a proof, and who watches them, agree on.</summary>
/// <param name="Store">Which store they share: <c>redis</c> or <c>sqlite</c>.</param>
/// <param name="Target">Where it is.</param>
/// <param name="Way">Who asks it: <see cref="Stores"/> or <see cref="Engine"/>.</param>
/// <param name="Usd">The budget in USD; of the engine one that a method of <see cref="IPaid"/> declares.</param>
public sealed record Proof(string Store, string Target, string Way, int Usd)
{
    /// <summary>The processes ask the store themselves.</summary>
    public const string Stores = "stores";

    /// <summary>The processes call generated clients.</summary>
    public const string Engine = "engine";

    /// <summary>A budget of the engine that fits about a hundred calls.</summary>
    public const int FewUsd = 1;

    /// <summary>A budget of the engine that outlasts some killed processes.</summary>
    public const int ManyUsd = 5;

    /// <summary>The most that a call may cost, in pico-dollars.</summary>
    public const long WorstCase = 10_000_000_000;

    /// <summary>How long a reservation counts.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>The moment at which all processes believe to be.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A second budget, of a rolling period, that is reserved together with the first and never refuses.</summary>
    public static readonly BudgetLimit Wide = new("proof-rolling-day", 10_000, BudgetPeriod.Day, BudgetWindow.Rolling, TimeZoneInfo.Utc, 1);

    /// <summary>The budget.</summary>
    public BudgetLimit Limit => new(
        Way == Stores ? "proof/month" : $"call:{typeof(IPaid).FullName}.{(Usd == FewUsd ? nameof(IPaid.AskFewAsync) : nameof(IPaid.AskManyAsync))}/month",
        Usd,
        BudgetPeriod.Month);
}
