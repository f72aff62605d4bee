namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1010PartitionTests
{
    private static string Desk(string attribute, string parameters = "string question, string userId") => $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{question}"), {{attribute}}]
            Task<string> AskAsync({{parameters}}, CancellationToken cancellationToken = default);
        }
        """;

    [Fact]
    public Task Partition_OfAParameter_IsQuiet() => Verify.QuietAsync(Desk("OptimizeQuery(PartitionBy = [\"userId\"])"));

    [Fact]
    public Task Partition_OfNoParameter_IsReported() => Verify.ReportsAsync(
        "LLMA1010",
        Desk("OptimizeQuery({|#0:PartitionBy = [\"userId\", \"user\"]|})"),
        "PartitionBy", "AskAsync", "where no parameter 'user' could part the history");

    [Fact]
    public Task Partition_ByTheTenant_IsReported() => Verify.ReportsAsync(Desk("OptimizeQuery({|LLMA1010:PartitionBy = [\"userId\"]|})", "string question, [Tenant] string userId"));

    [Theory]
    [InlineData("[Sensitive] string question, string userId", "")]
    [InlineData("[Untrusted] string question, string userId", "")]
    [InlineData("string question, string userId", ", MaskPersonalData")]
    public Task Partition_OfQueriesThatAreKeptNowhere_IsReported(string parameters, string mask) =>
        Verify.ReportsAsync(Desk("OptimizeQuery({|LLMA1010:PartitionBy = [\"userId\"]|})" + mask, parameters));

    [Fact]
    public Task Partition_OfAContractWithoutTheParameter_IsReported() => Verify.ReportsAsync("""
        [LlmClient, OptimizeQuery({|LLMA1010:PartitionBy = ["user"]|})]
        public partial interface IDesk
        {
            [Prompt("{question}")]
            Task<string> AskAsync(string question, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Partition_OfOneCallOfTheContract_IsQuiet() => Verify.QuietAsync("""
        [LlmClient, OptimizeQuery(PartitionBy = ["user"])]
        public partial interface IDesk
        {
            [Prompt("{question}")]
            Task<string> AskAsync(string question, CancellationToken cancellationToken = default);

            [Prompt("{question}")]
            Task<string> TellAsync(string question, string user, CancellationToken cancellationToken = default);
        }
        """);
}
