namespace LlmAttributes;

/// <content>What batches cost.</content>
public sealed partial class LlmRuntime
{
    /// <summary>Books what an answer of a provider's batch has used, at the batch price of its model, in <see cref="Costs"/>.</summary>
    /// <param name="answer">The answer. Whoever books it twice pays twice, so book each line of a file of results once.</param>
    /// <returns>The cost; unknown where the model has no batch price, or has another one for so large a request. The ledger counts it as an attempt of unknown cost then.</returns>
    /// <remarks>
    /// It counts for the day on which it is booked. Budgets, limits and telemetry leave it alone: the batch is over, and nothing of it can be refused. The facts of a model that only an
    /// assembly states are known as soon as a client of a contract was created that asks it.
    /// </remarks>
    /// <exception cref="InvalidOperationException">No client has used the model yet, and its facts were not given to the builder.</exception>
    public Cost BookBatch(BatchUsage answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var price = Known(answer.Model).Pricing.For(answer.AnsweredBy);
        var cost = price?.BatchOf(answer.Usage) ?? Cost.Unknown;
        Costs.Open(answer.Contract, $"{answer.Call} (batch)", answer.Model, price, answer.Tenant).Book(answer.Usage, cost);
        return cost;
    }
}
