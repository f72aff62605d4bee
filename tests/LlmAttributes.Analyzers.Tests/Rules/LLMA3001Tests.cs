namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA3001Tests
{
    private static string Code(string formats) => $$"""
        public static class Setup
        {
            private const CostTelemetryFormats Ours = CostTelemetryFormats.LlmAttributes;

            public static void Configure(LlmRuntimeBuilder builder) => builder.Telemetry.CostFormats = {{formats}};
        }
        """;

    [Fact]
    public Task Formats_BothOfTheClash_AreReported() => Verify.ReportsAsync(
        "LLMA3001", Code("{|#0:CostTelemetryFormats.GenAIDraft | CostTelemetryFormats.Langfuse|}"), "CostTelemetryFormats.GenAIDraft | CostTelemetryFormats.Langfuse");

    [Theory]
    [InlineData("{|LLMA3001:Ours | CostTelemetryFormats.GenAIDraft | CostTelemetryFormats.Langfuse|}")]
    [InlineData("{|LLMA3001:CostTelemetryFormats.Langfuse | (CostTelemetryFormats.GenAIDraft | CostTelemetryFormats.Logfire)|}")]
    public Task Formats_AmongOthers_AreReportedOnce(string formats) => Verify.ReportsAsync(Code(formats));

    [Theory]
    [InlineData("CostTelemetryFormats.LlmAttributes | CostTelemetryFormats.Langfuse | CostTelemetryFormats.OpenInference | CostTelemetryFormats.Logfire")]
    [InlineData("CostTelemetryFormats.GenAIDraft")]
    [InlineData("CostTelemetryFormats.GenAIDraft & CostTelemetryFormats.Langfuse")]
    public Task Formats_ThatGoTogether_AreQuiet(string formats) => Verify.QuietAsync(Code(formats));

    [Fact]
    public Task Formats_OfAnotherLibrary_AreQuiet() => Verify.QuietAsync("""
        namespace Elsewhere;
        [System.Flags] public enum CostTelemetryFormats { GenAIDraft = 2, Langfuse = 4 }
        public static class Setup { public const CostTelemetryFormats All = CostTelemetryFormats.GenAIDraft | CostTelemetryFormats.Langfuse; }
        """);

    [Fact]
    public Task Formats_UnderAPragma_AreQuiet() => Verify.SuppressedAsync("LLMA3001", Code("{|LLMA3001:CostTelemetryFormats.GenAIDraft | CostTelemetryFormats.Langfuse|}"));
}
