namespace LlmAttributes.BudgetWorker;

/// <summary>Calls under budgets that fit few and many of them; one may cost a cent.</summary>
[LlmClient]
[Model(IPaid.First), Fallback(IPaid.Second)]
[ModelOptions(MaxOutputTokens = IPaid.MaxOutputTokens)]
[Timeout(AttemptSeconds = IPaid.AttemptSeconds)]
public partial interface IPaid
{
    internal const int MaxOutputTokens = 1_000;
    internal const double AttemptSeconds = 0.01;
    internal const string First = "first";
    internal const string Second = "second";

    [Prompt("Say something of number {number}.")]
    [Budget(MonthlyUsd = Proof.FewUsd)]
    Task<string> AskFewAsync(int number, CancellationToken cancellationToken = default);

    [Prompt("Say something of number {number}.")]
    [Budget(MonthlyUsd = Proof.ManyUsd)]
    Task<string> AskManyAsync(int number, CancellationToken cancellationToken = default);
}
