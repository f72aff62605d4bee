using LlmAttributes.Evaluation;
using LlmAttributes.Evaluation.Measuring;
using LlmAttributes.Evaluation.Prices;
using LlmAttributes.Tests.Errors;
using Xunit.Abstractions;

namespace LlmAttributes.Tests.Evaluation;

public class PricesTopicTests(ITestOutputHelper output)
{
    [Fact]
    public void Measure_RecordedAnswers_ArePricedExactly()
    {
        if (!Directory.Exists(Path.Combine(Repository.Data, "prices")))
        {
            output.WriteLine($"No folder 'prices' in '{Repository.Data}': the recorded answers are not priced.");
            return;
        }

        using var text = new StringWriter();
        var context = new TopicContext(new DataFolder(Repository.Data), null, null, text);
        new PricesTopic().Measure(context);
        output.WriteLine(text.ToString());

        Assert.Equal(
            [("prices.usage_exact", 1.0), ("prices.cost_exact", 1.0), ("prices.sdk_cost_exact", 1.0), ("prices.unknown_as_zero", 0.0)],
            context.Figures.Select(static figure => (figure.Name, figure.Value)));
    }

    [Fact]
    public void Measure_NoData_LeavesTheFiguresOut()
    {
        using var text = new StringWriter();
        var context = new TopicContext(new DataFolder(Path.GetTempPath()), null, null, text);
        new PricesTopic().Measure(context);

        Assert.Empty(context.Figures);
        Assert.Contains("its figures are left out", text.ToString(), StringComparison.Ordinal);
    }
}
