namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5002Tests
{
    [Fact]
    public Task Names_ThatFoldToOne_AreReported() => Verify.ReportsAsync("LLMA5002", """
        public enum Unit { Kilo_Gram, KiloGram }
        public sealed record Weight(double Amount, Unit Unit);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Weigh.")]
            Task<Weight> {|#0:WeighAsync|}(CancellationToken cancellationToken = default);
        }
        """, "Unit", "Kilo_Gram", "KiloGram", "WeighAsync");

    [Fact]
    public Task Names_OfAResultThatFoldToOne_AreReported() => Verify.ReportsAsync("LLMA5002", """
        public enum Unit { Kilogram, [System.Text.Json.Serialization.JsonStringEnumMemberName("kilo gram")] Other }

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Weigh.")]
            Task<Unit> {|#0:WeighAsync|}(CancellationToken cancellationToken = default);
        }
        """, "Unit", "Kilogram", "kilo gram", "WeighAsync");

    [Fact]
    public Task Names_OfOneValue_AreQuiet() => Verify.QuietAsync("""
        public enum Unit { KiloGram, Kilo_Gram = KiloGram, Pound }
        public sealed record Weight(double Amount, Unit Unit);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Weigh.")]
            Task<Weight> WeighAsync(CancellationToken cancellationToken = default);
        }
        """);
}
