namespace LlmAttributes.Text.Tests.Chunking;

/// <summary>Tests that look at the memory of the process run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "A collection of tests.")]
public sealed class MemoryCollection
{
    public const string Name = "memory";
}
