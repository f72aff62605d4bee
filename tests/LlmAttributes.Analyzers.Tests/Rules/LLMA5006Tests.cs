namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5006Tests
{
    [Theory]
    [InlineData("[property: System.ComponentModel.DataAnnotations.CreditCard] string Number", "CreditCard")]
    [InlineData("[property: System.ComponentModel.DataAnnotations.Range(1, 2)] string Number", "Range")]
    [InlineData("[property: System.ComponentModel.DataAnnotations.MinLength(2)] int Number", "MinLength")]
    [InlineData("[property: System.ComponentModel.DataAnnotations.Range(typeof(DateTime), \"2020-01-01\", \"2021-01-01\")] DateTime Number", "Range")]
    public Task Demand_ThatIsNotChecked_IsReported(string member, string attribute) => Verify.ReportsAsync("LLMA5006", $$"""
        public sealed record Card({{member}});

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract.")]
            Task<Card> {|#0:ExtractAsync|}(CancellationToken cancellationToken = default);
        }
        """, "Card.Number", "ExtractAsync", attribute);

    [Theory]
    [InlineData("[property: System.ComponentModel.DataAnnotations.Range(1, 10)] int Number")]
    [InlineData("[System.ComponentModel.DataAnnotations.StringLength(10)] string Number")]
    [InlineData("[property: System.ComponentModel.DataAnnotations.RegularExpression(\"a+\"), System.ComponentModel.DataAnnotations.Required] string? Number")]
    [InlineData("[property: System.ComponentModel.DataAnnotations.MinLength(1)] List<int> Number")]
    public Task Demand_ThatIsChecked_IsQuiet(string member) => Verify.QuietAsync($$"""
        public sealed record Card({{member}});

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract.")]
            Task<Card> ExtractAsync(CancellationToken cancellationToken = default);
        }
        """);
}
