using System.Collections.Concurrent;
using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <content>Who looks at the runtime: observers, and those who ask for its contracts.</content>
public sealed partial class LlmRuntime
{
    private readonly ConcurrentDictionary<Type, (IDescribedContract Client, int Observers)> _contracts = new();
    private volatile ILlmCallObserver[] _observers = [];

    internal ILlmCallObserver[] Observers => _observers;

    /// <summary>Lets an observer see the calls of clients that are created from now on, as <see cref="LlmRuntimeBuilder.AddObserver"/> does for all.</summary>
    /// <param name="observer">The observer.</param>
    public void AddObserver(ILlmCallObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        lock (_contracts)
            _observers = [.. _observers, observer];
    }

    /// <summary>Describes the contracts that clients were created for: prompts, parameters, results and policies as they are declared.</summary>
    /// <returns>The contracts, sorted by name. Generated code tells them, without reflection.</returns>
    public IReadOnlyList<ContractDescription> GetContracts()
    {
        List<ContractDescription> contracts = [];
        foreach (var (client, observers) in _contracts.Values)
        {
            if (client.Describe(new()).End(observers == _observers.Length) is { Calls.Count: > 0 } contract)
                contracts.Add(contract);
        }

        contracts.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return contracts;
    }

    /// <summary>Lists the cases of the contracts that clients were created for, as <see cref="PromptCaseAttribute"/> declares them.</summary>
    /// <returns>The cases, sorted by contract and in the order of their declaration.</returns>
    public IReadOnlyList<PromptCase> GetPromptCases()
    {
        List<PromptCase> cases = [];
        foreach (var (client, _) in _contracts.Values)
            cases.AddRange(PromptCase.Of(client));
        return [.. cases.OrderBy(static @case => @case.Contract, StringComparer.Ordinal)];
    }

    /// <summary>Takes note of a client.</summary>
    internal void Created(Type contract, object client, int observers)
    {
        if (client is IDescribedContract described)
            _contracts[contract] = (described, observers);
    }
}
