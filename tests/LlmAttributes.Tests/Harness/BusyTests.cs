namespace LlmAttributes.Tests.Harness;

/// <summary>Tests that keep the processors busy. They run by themselves: others move a fake clock in steps, and need their continuations in time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BusyTests
{
    public const string Name = "Busy";
}
