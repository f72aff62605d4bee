namespace LlmAttributes.Generators.Tests;

public sealed class FakeTests
{
    private const string Testing = """
        namespace LlmAttributes.Testing
        {
            [AttributeUsage(AttributeTargets.Class)]
            public sealed class LlmFakeAttribute<TContract> : Attribute where TContract : class { }
            public sealed record FakeCall(string Method, IReadOnlyList<object?> Arguments);
            public sealed class FakeCalls
            {
                public FakeCalls(string fake) { }
                public IReadOnlyList<FakeCall> All => new List<FakeCall>();
                public FakeCall Add(string method, params object?[] arguments) => new(method, arguments);
                public InvalidOperationException Unset(string method) => new();
            }
        }

        """;

    private const string Desk = """
        namespace Shop
        {
            public interface IDesk
            {
                Task<string> AskAsync(string body, CancellationToken token = default);
            }

            [LlmAttributes.Testing.LlmFake<IDesk>]
            public sealed partial class DeskFake { }
        }
        """;

    [Fact]
    public void Emit_Method_HasADelegateThatAnswers()
    {
        var text = Sources.Run(Testing + Desk)["Shop.DeskFake.Fake.g.cs"];

        Assert.Contains("partial class DeskFake : global::Shop.IDesk", text, StringComparison.Ordinal);
        Assert.Contains("public global::System.Func<string, global::System.Threading.CancellationToken, global::System.Threading.Tasks.Task<string>>? AskAsync { get; set; }", text, StringComparison.Ordinal);
        Assert.Contains("this.__calls.Add(\"AskAsync\", (object?)body);", text, StringComparison.Ordinal);
        Assert.Contains("return (this.AskAsync ?? throw this.__calls.Unset(\"AskAsync\")).Invoke(body, token);", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Task<int> A(); Task<int> A(int x);", "A2 { get; set; }")]
    [InlineData("void @class(string @event);", "global::System.Action<string>? @class { get; set; }")]
    [InlineData("int Calls();", "Calls2 { get; set; }")]
    [InlineData("T Get<T>(T? x) where T : struct;", "return (T)(this.Get ?? throw this.__calls.Unset(\"Get\")).Invoke(this.__calls.Add(\"Get\", (object?)x))!;")]
    [InlineData("void Put(params string[] words);", "params string[] words")]
    [InlineData("string Name { get; }", "public string Name { get; set; } = null!;")]
    [InlineData("int? Level { get; init; }", "public int? Level { get; init; }")]
    [InlineData("event EventHandler? Changed;", "event global::System.EventHandler? global::Shop.IOdd.Changed")]
    [InlineData("void Many(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o, int p, int q);", "global::System.Func<global::LlmAttributes.Testing.FakeCall, object?>? Many")]
    public void Emit_OddMember_Compiles(string member, string expected)
    {
        var text = Sources.Run(Testing + $$"""
            namespace Shop
            {
                internal interface IOdd { {{member}} }
                internal static partial class Outer
                {
                    [LlmAttributes.Testing.LlmFake<IOdd>]
                    internal sealed partial record OddFake { }
                }
            }
            """)["Shop.Outer-OddFake.Fake.g.cs"];

        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_OfAGenericInterface_HasItsArguments() => Assert.Contains("global::System.Func<int, string>? Get", Sources.Run(Testing + """
        public interface IBox<T, TResult> { TResult Get(T value); }

        [LlmAttributes.Testing.LlmFake<IBox<int, string>>]
        public sealed partial class BoxFake { }
        """)["BoxFake.Fake.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void Emit_OfAnInternalInterface_ShowsNoMoreThanItMay() => Assert.Contains("internal global::System.Func<global::Shop.Order>? Get", Sources.Run(Testing + """
        namespace Shop
        {
            internal sealed class Order { }
            internal interface IDesk { Order Get(); }

            [LlmAttributes.Testing.LlmFake<IDesk>]
            public sealed partial class DeskFake { }
        }
        """)["Shop.DeskFake.Fake.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void Emit_FaultyFake_WritesNothing() => Assert.DoesNotContain(
        "DeskFake",
        GeneratorHarness.Generate(GeneratorHarness.Compile(Sources.Usings + Testing + Desk.Replace("partial class", "class", StringComparison.Ordinal))).All,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Shop", "Shop // here", "Cached 1")]
    [InlineData("AskAsync", "TellAsync", "Modified 1")]
    public void Edit_OfTheInterface_EmitsWhatChanged(string from, string to, string outputs)
    {
        var before = GeneratorHarness.Compile(Sources.Usings + Testing + Desk);
        var tree = before.SyntaxTrees[0];

        var run = CachingHarness.Edit(before, c => c.ReplaceSyntaxTree(tree, CachingTests.Parse(tree.ToString().Replace(from, to, StringComparison.Ordinal), tree.FilePath)), generator: 2);

        Assert.Equal(outputs, run.Outputs);
    }
}
