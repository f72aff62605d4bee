using LlmAttributes.Evaluation.Tasks;

namespace LlmAttributes.Tests.Evaluation;

public sealed class TasksTopicTests
{
    [Fact]
    public void Fit_SeparableRequests_TellsThem()
    {
        List<TaskRow> rows = [];
        for (var i = 0; i < 40; i++)
        {
            rows.Add(new(default, $"gather notions number {i} for it", "brainstorming"));
            rows.Add(new(default, $"shorten text number {i} please", "summarization"));
        }

        var model = TasksTopic.FitShipped(rows);

        Assert.Equal(TaskType.Brainstorming, TaskDetector.Detect("gather notions number 99 for it", model).Task);
        Assert.Equal(TaskType.Summarization, TaskDetector.Detect("shorten text number 99 please", model).Task);
    }

    [Fact]
    public void Fit_SameRows_GivesTheSameWeights()
    {
        List<TaskRow> rows = [new(default, "gather notions", "brainstorming"), new(default, "shorten this", "summarization")];

        Assert.Equal(Saved(rows), Saved(rows));
    }

    [Fact]
    public void Categories_EachOne_IsAnOutputOfTheDetector() =>
        Assert.All(TaskRow.Categories, category => Assert.Contains(TaskRow.Merged(category), TaskModel.Outputs.ToArray().Select(TaskRow.Of)));

    private static byte[] Saved(List<TaskRow> rows)
    {
        using var stream = new MemoryStream();
        TasksTopic.FitShipped(rows).Save(stream);
        return stream.ToArray();
    }
}
