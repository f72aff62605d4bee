namespace LlmAttributes;

/// <summary>Binds every contract of a container once and gathers all faults.</summary>
internal sealed class ContractValidator(LlmRuntime runtime, IEnumerable<ContractRegistration> contracts)
{
    private readonly Lazy<IReadOnlyList<string>> _faults = new(() => FindFaults(runtime, contracts));

    public IReadOnlyList<string> Faults => _faults.Value;

    public void ThrowIfFaulty()
    {
        if (Faults.Count > 0)
            throw new LlmConfigurationException(Faults);
    }

    private static List<string> FindFaults(LlmRuntime runtime, IEnumerable<ContractRegistration> contracts)
    {
        List<string> faults = [];
        foreach (var contract in contracts)
        {
            try
            {
                contract.Create(runtime);
            }
            catch (LlmConfigurationException exception)
            {
                faults.AddRange(exception.Faults);
            }
        }

        return faults;
    }
}
