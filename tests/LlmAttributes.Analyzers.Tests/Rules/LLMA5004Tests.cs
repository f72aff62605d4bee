namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5004Tests
{
    [Theory]
    [InlineData("Value")]
    [InlineData("Field2")]
    [InlineData("X")]
    [InlineData("tmp_")]
    public Task Name_ThatSaysNothing_IsReported(string name) => Verify.ReportsAsync("LLMA5004", $$"""
        public sealed record Answer(string Title, double {{name}});

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Measure.")]
            Task<Answer> {|#0:MeasureAsync|}(CancellationToken cancellationToken = default);
        }
        """, "Answer." + name, "MeasureAsync");

    [Theory]
    [InlineData("", "[property: System.ComponentModel.Description(\"°C\")] double Value")]
    [InlineData("", "[System.ComponentModel.Description(\"°C\")] double Value")]
    [InlineData("/// <param name=\"Value\">The temperature in °C.</param>", "double Value")]
    [InlineData("", "double Temperature")]
    public Task Name_ThatIsDescribedOrClear_IsQuiet(string comment, string member) => Verify.QuietAsync($$"""
        {{comment}}
        public sealed record Answer({{member}});

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Measure.")]
            Task<Answer> MeasureAsync(CancellationToken cancellationToken = default);
        }
        """);
}
