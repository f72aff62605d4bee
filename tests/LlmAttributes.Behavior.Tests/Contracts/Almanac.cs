namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>A tool that counts how often it ran.</summary>
public sealed class Almanac
{
    public int Runs { get; private set; }

    [LlmTool]
    public string Weather() => $"sunny {++Runs}";
}
