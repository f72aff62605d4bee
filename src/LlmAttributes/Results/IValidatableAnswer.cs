namespace LlmAttributes;

/// <summary>A result type with demands that no attribute can state, for instance that one property is greater than another. They are checked after reading.</summary>
public interface IValidatableAnswer
{
    /// <summary>Checks the value.</summary>
    /// <returns>What is demanded and not met, each as what should stand there: <c>an end after the start</c>.</returns>
    IEnumerable<string> Validate();
}
