using LlmAttributes.Behavior.Tests.Contracts;

namespace LlmAttributes.Behavior.Tests.Pipeline;

/// <summary>Thirteen systems in one call.</summary>
public class WholePipelineTests
{
    private const string Question = "Whether um pets are allowed, please tell me.";

    private readonly AnalystDesk _desk = new();

    [Fact]
    public async Task Call_OfAllSystems_GoesItsWayInOrder()
    {
        var result = await _desk.RunAsync(Question);

        Assert.Equal("", string.Join("\n", _desk.Diary) + "\n" + string.Join("\n---\n", _desk.Prompts) + "\n" + result.Report + "\n" + string.Join("\n", result.Attempts));
    }
}
