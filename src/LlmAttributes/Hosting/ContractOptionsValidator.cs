using Microsoft.Extensions.Options;

namespace LlmAttributes;

/// <summary>Lets the host's start-up validation report the faults of contracts.</summary>
internal sealed class ContractOptionsValidator(ContractValidator validator) : IValidateOptions<ContractValidationOptions>
{
    public ValidateOptionsResult Validate(string? name, ContractValidationOptions options) =>
        validator.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(validator.Faults);
}
