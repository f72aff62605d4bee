namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA4006Tests
{
    [Fact]
    public Task Date_InAnotherForm_IsReported() => Verify.ReportsAsync("LLMA4006", """
        public static class Models
        {
            [LlmModel({|#0:RetiresOn = "31.1.2027"|}, DeprecatedOn = "2026-12-31")]
            public const string Fast = "fast";
        }
        """, "RetiresOn", "Fast", "31.1.2027");

    [Fact]
    public Task Date_OfTheAssembly_IsReportedAndSuppressed() => Verify.SuppressedAsync("LLMA4006", """
        [assembly: LlmModel("fast", {|LLMA4006:DeprecatedOn = "soon"|})]
        """);
}
