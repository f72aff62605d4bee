using System.Globalization;

namespace LlmAttributes.Generators.Tests;

public sealed class FallbackTests
{
    [Fact]
    public void Chain_OfSeveralAttributes_KeepsOrderAndErrors()
    {
        var text = Emit("""[Prompt("x"), Fallback("a", "b", On = ErrorKinds.ContextLength | ErrorKinds.RateLimit), Fallback("c")] Task<string> AskAsync();""");

        Assert.Contains(
            "Fallback = new global::LlmAttributes.Runtime.FallbackPlan[] { new(new string[] { \"a\", \"b\" }) { On = (global::LlmAttributes.ErrorKinds)258 }, new(new string[] { \"c\" }) },",
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("On = ErrorKinds.Default", "new(new string[] { \"a\" }) }")]
    [InlineData("On = ErrorKinds.Any", "{ On = (global::LlmAttributes.ErrorKinds)262143 }")]
    [InlineData("On = ~ErrorKinds.BadRequest", "new(new string[] { \"a\" }) }")]
    [InlineData("On = (ErrorKinds)int.MinValue", "{ On = (global::LlmAttributes.ErrorKinds)0 }")]
    public void Errors_OfAnyValue_AreWrittenUnlessTheyAreTheDefault(string on, string expected) =>
        Assert.Contains(expected, Emit($"""[Prompt("x"), Fallback("a", {on})] Task<string> AskAsync();"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "", "Fallback = new", 1)]
    [InlineData("Fallback(\"own\"), ", "", "\"own\"", 1)]
    [InlineData("Fallback(\"own\"), ", "", "\"outer\"", 0)]
    [InlineData("", "Fallback(Enabled = false), ", "Fallback = null", 1)]
    [InlineData("Fallback(Enabled = false), ", "Fallback, ", "\"outer\"", 1)]
    [InlineData("Fallback(Enabled = false), ", "", "\"outer\"", 0)]
    [InlineData("Fallback(\"off\", Enabled = false), Fallback(\"on\"), ", "", "\"off\"", 0)]
    [InlineData("", "Fallback(Value = \"none\"), ", "Fallback = null", 1)]
    public void Chain_OfTheNearestLevel_ReplacesTheOthers(string onContract, string onCall, string part, int count)
    {
        var text = GeneratorHarness.Run(Sources.Usings + $$"""
            [assembly: Fallback("outer")]
            namespace Shop;
            [{{onContract}}LlmClient]
            public partial interface IDesk { [{{onCall}}Prompt("x")] Task<string> AskAsync(); }
            """)["Shop.IDesk.g.cs"];

        Assert.Equal(count, text.CountOf(part));
    }

    [Theory]
    [InlineData("Task<string>", "\"a\\\"\\u2028{0}\"", "\"a\\\"\\u2028{0}\"")]
    [InlineData("Task<string?>", "\"\"", "\"\"")]
    [InlineData("Task<bool>", "true", "true")]
    [InlineData("Task<int>", "int.MinValue", "-2147483648")]
    [InlineData("Task<long>", "long.MinValue", "-9223372036854775808")]
    [InlineData("Task<ulong>", "ulong.MaxValue", "18446744073709551615")]
    [InlineData("Task<sbyte>", "-1", "-1")]
    [InlineData("Task<nint>", "-5", "(nint)(-5)")]
    [InlineData("Task<nuint>", "5", "(nuint)(5)")]
    [InlineData("Task<decimal>", "0.1", "0.1m")]
    [InlineData("Task<decimal>", "1e-20", "0.00000000000000000001m")]
    [InlineData("Task<decimal>", "7", "7m")]
    [InlineData("Task<float>", "0.1", "0.1f")]
    [InlineData("Task<double>", "double.NaN", "double.NaN")]
    [InlineData("Task<double>", "float.NegativeInfinity", "float.NegativeInfinity")]
    [InlineData("Task<double>", "-3", "-3d")]
    [InlineData("Task<Half>", "1.5", "(global::System.Half)(1.5d)")]
    [InlineData("Task<Half>", "-2", "(global::System.Half)(-2)")]
    [InlineData("Task<Int128>", "ulong.MaxValue", "(global::System.Int128)(18446744073709551615UL)")]
    [InlineData("Task<Int128>", "long.MinValue", "(global::System.Int128)(-9223372036854775808)")]
    [InlineData("Task<UInt128>", "3", "(global::System.UInt128)(3UL)")]
    [InlineData("Task<Level>", "Level.Low", "(global::Shop.Level)(-1)")]
    [InlineData("Task<Level>", "(Level)77", "(global::Shop.Level)(77)")]
    [InlineData("Task<LlmResult<Level>>", "Level.@default", "(global::Shop.Level)(0)")]
    [InlineData("ValueTask<string>", "\"none\"", "\"none\"")]
    [InlineData("IAsyncEnumerable<string>", "\"none\"", "\"none\"")]
    public void Value_OfAnyConstant_IsWrittenAsTheResult(string result, string value, string expected)
    {
        var text = Emit($"""[Prompt("x"), Fallback(Value = {value})] {result} AskAsync();""");

        Assert.Contains($", global::LlmAttributes.ErrorKinds.Default, {expected}", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Task<float>", "1e300")]
    [InlineData("Task<decimal>", "1e300")]
    [InlineData("Task<decimal>", "double.NaN")]
    [InlineData("Task<Half>", "100000.0")]
    [InlineData("Task<Half>", "100000")]
    [InlineData("Task<UInt128>", "-1")]
    [InlineData("Task<nint>", "long.MaxValue")]
    [InlineData("Task<string>", "'x'")]
    [InlineData("Task<int>", "'x'")]
    [InlineData("Task<int>", "Level.Low")]
    public void Value_ThatDoesNotFit_ThrowsItsRule(string result, string value) =>
        Assert.Contains("NotSupportedException(\"LLMA2014: ", Emit($"""[Prompt("x"), Fallback(Value = {value})] {result} AskAsync();"""), StringComparison.Ordinal);

    [Fact]
    public void LastResorts_OfSeveralAttributes_NestInTheirOrder()
    {
        var text = Emit("""
            [Prompt("{x}"), Fallback("a", Method = nameof(CannedAsync), On = ErrorKinds.Timeout), Fallback(Value = "none")]
            Task<string> AskAsync(string x, CancellationToken token);
            Task<string> CannedAsync(string x, CancellationToken token) => Task.FromResult(x);
            """);

        Assert.Contains(
            "_ask.OrValueAsync(_ask.OrElseAsync(_ask.AskAsync(RenderAsk(x), token), (global::LlmAttributes.ErrorKinds)8, (this, x, token), "
                + "static s => ((global::Shop.IDesk)s.Item1).CannedAsync(s.Item2, s.Item3), \"CannedAsync\"), global::LlmAttributes.ErrorKinds.Default, \"none\");",
            text,
            StringComparison.Ordinal);
        Assert.Contains("// last resort > render > fallback > client", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[Prompt("x"), Fallback(Method = nameof(CannedAsync))] Task<string> AskAsync(); Task<string> CannedAsync() => Task.FromResult("");""", "static s => ((global::Shop.IDesk)s).CannedAsync()")]
    [InlineData("""[Prompt("x"), Fallback(Method = nameof(CannedAsync))] ValueTask<int> AskAsync(); ValueTask<int> CannedAsync() => new(1);""", ".CannedAsync().AsTask(), \"CannedAsync\"))")]
    [InlineData("""[Prompt("x"), Fallback(Method = nameof(Canned))] Task<string> AskAsync(); static Task<string> Canned() => Task.FromResult("");""", "static s => global::Shop.IDesk.Canned()")]
    [InlineData("""[Prompt("x"), Fallback(Method = nameof(@class))] Task<string?> AskAsync(); private Task<string> @class() => Task.FromResult("");""", ".@class()!, \"class\")!")]
    [InlineData("""[Prompt("{x}"), Fallback(Method = nameof(CannedAsync))] Task<string> AskAsync(string? x); Task<string?> CannedAsync(string x) => Task.FromResult<string?>(x);""", "s.Item2!)!")]
    [InlineData("""[Prompt("{x}"), Fallback(Method = nameof(CannedAsync))] Task<int> AskAsync<T>(T x) where T : class, new(); Task<int> CannedAsync<TItem>(TItem x) where TItem : class, new() => Task.FromResult(1);""", ".CannedAsync<T>(s.Item2)")]
    [InlineData("""[Prompt("{s}{state}{Item3}"), Fallback(Method = nameof(CannedAsync))] Task<string> AskAsync(string s, int state, int Item3); Task<string> CannedAsync(string s, int state, int Item3) => Task.FromResult(s);""", ".CannedAsync(s.Item2, s.Item3, s.Item4)")]
    [InlineData("""[Prompt("{a}{b}{c}{d}{e}{f}{g}{h}"), Fallback(Method = nameof(CannedAsync))] Task<string> AskAsync(int a, int b, int c, int d, int e, int f, int g, int h); Task<string> CannedAsync(int a, int b, int c, int d, int e, int f, int g, int h) => Task.FromResult("");""", "s.Item9)")]
    [InlineData("""[Prompt("x"), Fallback(Method = nameof(OtherAsync))] Task<EnsembleResponse<string>> AskAsync(); [Prompt("y")] Task<EnsembleResponse<string>> OtherAsync();""", "_ask.OrElseAsync(_ask.AskEnsembleAsync(")]
    [InlineData("""[Prompt("x"), Fallback(Method = nameof(CannedAsync))] IAsyncEnumerable<ChatResponseUpdate> AskAsync(CancellationToken token); IAsyncEnumerable<ChatResponseUpdate> CannedAsync(CancellationToken token) => null!;""", ".CannedAsync(s.Item2), \"CannedAsync\", token)")]
    [InlineData("""[Prompt("x"), Fallback(Method = nameof(CannedAsync)), Fallback(Value = "none")] IAsyncEnumerable<string> AskAsync(); IAsyncEnumerable<string> CannedAsync() => null!;""", "\"CannedAsync\", default), global::LlmAttributes.ErrorKinds.Default, \"none\", default)")]
    public void Method_OfAnyShape_IsCalledWithTheArguments(string members, string expected) => Assert.Contains(expected, Emit(members), StringComparison.Ordinal);

    [Fact]
    public void Method_OfABaseInterface_IsCalledThere()
    {
        var text = Sources.Run("""
            namespace Shop;
            public interface IBase<T> { Task<string> CannedAsync(T x) => Task.FromResult(""); }
            [LlmClient] public partial interface IDesk : IBase<int> { [Prompt("{x}"), Fallback(Method = nameof(CannedAsync))] Task<string> AskAsync(int x); }
            """)["Shop.IDesk.g.cs"];

        Assert.Contains("((global::Shop.IBase<int>)s.Item1).CannedAsync(s.Item2)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Method_OfTheContract_LeavesTheCallThatAnswersAlone()
    {
        var text = Sources.Run("""
            namespace Shop;
            [LlmClient, Fallback(Method = nameof(SimpleAsync))]
            public partial interface IDesk { [Prompt("x")] Task<string> AskAsync(); [Prompt("y")] Task<string> SimpleAsync(); }
            """)["Shop.IDesk.g.cs"];

        Assert.Contains("_ask.OrElseAsync(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("_simple.OrElseAsync(", text, StringComparison.Ordinal);
    }

    private static string Emit(string members) => Sources.Run(string.Create(CultureInfo.InvariantCulture, $$"""
        namespace Shop;
        public enum Level : short { @default, Low = -1 }
        [LlmClient] public partial interface IDesk { {{members}} }
        """))["Shop.IDesk.g.cs"];
}
