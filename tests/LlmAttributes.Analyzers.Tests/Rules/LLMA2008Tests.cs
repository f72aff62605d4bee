namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2008Tests
{
    private const string ReadLater = "since models are asked before an answer is read, and 'InvalidResponse' comes after";
    private const string Answered = "since a 'Value' before it answers the same errors";

    [Theory]
    [InlineData("Fallback(\"a\", {|#0:On = ErrorKinds.None|})", "a", "since 'On' names no error", "name one or remove the fallback")]
    [InlineData("Fallback(Value = \"none\", {|#0:On = ErrorKinds.None|})", "Value", "since 'On' names no error", "name one or remove the fallback")]
    [InlineData("Fallback(\"a\", {|#0:On = ErrorKinds.AllFailed|})", "a", "since no single model fails with 'AllFailed'", "name other errors")]
    [InlineData("Fallback(\"a\", {|#0:On = ErrorKinds.InvalidResponse|})", "a", ReadLater, "name other errors")]
    [InlineData("Fallback(\"a\", {|#0:On = ErrorKinds.InvalidResponse | ErrorKinds.AllFailed|}, Value = \"none\")", "a", ReadLater, "name other errors")]
    [InlineData("Fallback(Value = \"x\"), Fallback({|#0:Value = \"y\"|})", "Value", Answered, "move it up or remove it")]
    [InlineData("Fallback(Value = \"x\"), Fallback({|#0:Method = nameof(CannedAsync)|}, On = ErrorKinds.Timeout)", "CannedAsync", Answered, "move it up or remove it")]
    [InlineData("Fallback(Value = \"x\", On = ErrorKinds.Timeout), Fallback(Value = \"y\", On = ErrorKinds.Network), Fallback({|#0:Value = \"z\"|}, On = ErrorKinds.Timeout | ErrorKinds.Network)", "Value", Answered, "move it up or remove it")]
    [InlineData("Model(\"m\"), RetryWithBackoff(MaxTotalAttempts = 2), Fallback(\"a\", {|#0:\"b\"|})", "b", "since 'MaxTotalAttempts' is 2 and the models before it are asked first", "raise it or remove the model")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"m\", \"n\"), RetryWithBackoff(MaxTotalAttempts = 2), Fallback({|#0:\"a\"|})", "a", "since 'MaxTotalAttempts' is 2 and the models before it are asked first", "raise it or remove the model")]
    [InlineData("RetryWithBackoff(MaxTotalAttempts = 1), Fallback({|#0:\"a\"|}, On = ErrorKinds.BadRequest)", "a", "since 'MaxTotalAttempts' is 1 and the models before it are asked first", "raise it or remove the model")]
    public Task Fallback_ThatNoErrorLeadsTo_IsReported(string attributes, string what, string reason, string remedy) =>
        Verify.ReportsAsync("LLMA2008", Contract(attributes), what, "GreetAsync", reason, remedy);

    [Theory]
    [InlineData("Fallback(\"a\", On = ErrorKinds.BadRequest)")]
    [InlineData("Fallback(Value = \"none\", On = ErrorKinds.AllFailed)")]
    [InlineData("Fallback(Value = \"none\", On = ErrorKinds.InvalidResponse)")]
    [InlineData("Fallback(\"a\", On = ErrorKinds.InvalidResponse | ErrorKinds.Timeout)")]
    [InlineData("Fallback(Value = \"x\", On = ErrorKinds.Timeout), Fallback(Value = \"y\")")]
    [InlineData("Fallback(Value = \"x\"), Fallback(Value = \"y\", On = ErrorKinds.Any)")]
    [InlineData("Fallback(Method = nameof(CannedAsync)), Fallback(Value = \"none\")")]
    [InlineData("Fallback(Value = \"x\", On = ErrorKinds.Timeout), Fallback(Method = nameof(CannedAsync)), Fallback(Value = \"y\", On = ErrorKinds.Timeout)")]
    [InlineData("Model(\"m\"), RetryWithBackoff(MaxTotalAttempts = 3), Fallback(\"a\", \"b\")")]
    [InlineData("Model(\"m\"), RetryWithBackoff(MaxTotalAttempts = 2), Fallback(\"a\", On = ErrorKinds.Timeout), Fallback(\"b\")")]
    [InlineData("Model(\"m\"), RetryWithBackoff(MaxTotalAttempts = 2), CircuitBreaker, Fallback(\"a\", \"b\")")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"m\", \"n\"), RetryWithBackoff(MaxTotalAttempts = 2), Fallback(\"a\", On = ErrorKinds.BadRequest)")]
    [InlineData("RouteBy(RouteStrategy.Cost, \"m\", \"n\", MinQuality = 0.5), RetryWithBackoff(MaxTotalAttempts = 2), Fallback(\"a\")")]
    [InlineData("Model(\"m\"), RetryWithBackoff(MaxTotalAttempts = 2, Enabled = true), Hedge, Fallback(\"a\", \"b\")")]
    [InlineData("Model(\"m\"), RetryWithBackoff, Fallback(\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\")")]
    public Task Fallback_ThatSomeErrorLeadsTo_IsQuiet(string attributes) => Verify.QuietAsync(Contract(attributes));

    [Theory]
    [InlineData("ContextWindow = 8000", "ContextWindow = 128000")]
    [InlineData("ContextWindow = 8000", "Quality = 1")]
    [InlineData("RequestsPerMinute = 5", "Quality = 1")]
    public Task Model_ThatIsReachedPastAnother_IsQuiet(string first, string second) => Verify.QuietAsync($$"""
        [assembly: LlmModel("m"), LlmModel("a", {{first}}), LlmModel("b", {{second}})]

        """ + Contract("Model(\"m\"), RetryWithBackoff(MaxTotalAttempts = 2), Fallback(\"a\", \"b\")"));

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2008", Contract("Fallback(Value = \"x\"), Fallback({|LLMA2008:Value = \"y\"|})"));

    [Fact]
    public Task Fallback_OfADecoratedMethod_IsReportedToo() => Verify.ReportsAsync("""
        [Decorate]
        public partial interface IStore
        {
            [Fallback(Value = 1), Fallback({|LLMA2008:Value = 2|})]
            int Count();
        }
        """);

    private static string Contract(string attributes) => $$"""
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Greet."), {{attributes}}]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            Task<string> CannedAsync(CancellationToken cancellationToken) => Task.FromResult("hello");
        }
        """;
}
