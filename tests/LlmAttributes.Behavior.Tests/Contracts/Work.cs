namespace LlmAttributes.Behavior.Tests.Contracts;

public enum Work
{
    Classify = 3,
    Write = 5,
    Other = 9,
}
