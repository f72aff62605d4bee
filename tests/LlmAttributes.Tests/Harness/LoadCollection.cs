namespace LlmAttributes.Tests.Harness;

/// <summary>Tests that keep every core busy run alone: those that step a clock beside them would be starved.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "A collection of tests.")]
public sealed class LoadCollection
{
    public const string Name = "load";
}
