namespace LlmAttributes.Generators.Tests;

public sealed class DecoratorTests
{
    [Fact]
    public void Emit_Policies_WrapMethodsThatReturnTasks()
    {
        var output = Sources.Run("""
            namespace Shop;
            [Decorate]
            [TracePerformance]
            [RetryWithBackoff(MaxAttempts = 2)]
            [Timeout(TotalSeconds = 5, AttemptSeconds = 2)]
            public partial interface IVectorStore
            {
                Task<string?> FindAsync(string query, int top = 3, CancellationToken cancellationToken = default);
                Task ClearAsync();
                ValueTask<int> CountAsync(CancellationToken token);
                ValueTask SaveAsync(string inner, object _inner, int Item1, CancellationToken token, CancellationToken other);
                int Size(string @class);
                void Reset();
                Task<T> GetAsync<T>(string key) where T : class;
                [TracePerformance(Enabled = false)] int Plain(ref int a, out int b, in int c, params string[] rest);
            }
            """);
        var text = output["Shop.IVectorStore.Decorator.g.cs"];

        Assert.Contains("// trace > deadline > retry > attempt > inner", text, StringComparison.Ordinal);
        Assert.Contains("static (state, token) => state.Item1.FindAsync(state.Item2, state.Item3, token), cancellationToken)", text, StringComparison.Ordinal);
        Assert.Contains("Plain(ref a, out b, in c, rest)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NotSupported", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_OtherMembers_PassThrough() => Sources.Run("""
        namespace Shop;
        public interface IBase { Task<int> BaseAsync(); string Name { get; set; } int Same { get; } }
        public interface IOther { int Same { get; } }
        [Decorate]
        public partial interface IStore<T> : IBase, IOther where T : notnull
        {
            T Value { get; set; }
            ref int Ref { get; }
            string this[int index, T key] { get; set; }
            event EventHandler? Changed;
            IAsyncEnumerable<string> Stream(T key, CancellationToken token = default);
            ref readonly int At(int index);
            Span<char> Chars(Span<char> chars);
            int WithBody(int x) => x;
            static int Static() => 1;
            unsafe int* Pointer(int* p);
            int IBase.Same => 3;
        }
        """);

    [Fact]
    public void Emit_ContractThatIsDecorated_HasBoth() => Sources.Run("""
        namespace Shop;
        [LlmClient, Decorate, TracePerformance]
        public partial interface IDesk { [Prompt("{x}")] Task<string> AskAsync(string x); }
        [Decorate] public partial interface IMore : IDesk { void Decorator(); }
        """);

    [Theory]
    [InlineData("void M(ref int x);")]
    [InlineData("void M(Span<int> x);")]
    [InlineData("ref int M(int x);")]
    public void Emit_PolicyOnWhatNoLambdaCanHold_ThrowsNamingTheRule(string member)
    {
        var output = Sources.Run($$"""
            namespace Shop;
            [Decorate, TracePerformance]
            public partial interface IStore { {{member}} int Good(int x); }
            """);

        Assert.Equal(1, output["Shop.IStore.Decorator.g.cs"].CountOf("NotSupportedException(\"LLMA1013: 'M' "));
    }

    [Theory]
    [InlineData("static abstract int M();")]
    [InlineData("int M { get; init; }")]
    [InlineData("protected int M();")]
    public void Emit_MemberThatCannotPassThrough_DecorateThrowsNamingTheRule(string member)
    {
        var output = Sources.Run($$"""
            namespace Shop;
            [Decorate]
            public partial interface IStore { {{member}} }
            """);

        Assert.Contains("NotSupportedException(\"LLMA1013: 'M' ", output["Shop.IStore.Decorator.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decorate_Implementation_PassesArgumentsAndResults()
    {
        var output = Sources.Run("""
            namespace Shop;
            [Decorate, TracePerformance, RetryWithBackoff, Timeout(TotalSeconds = 1000)]
            public partial interface IStore { Task<string> JoinAsync(string a, int b, CancellationToken token); int Count(int x); Task Nothing(); string Name { get; set; } }
            public sealed class Store : IStore
            {
                public Task<string> JoinAsync(string a, int b, CancellationToken token) => Task.FromResult(a + b + token.CanBeCanceled);
                public int Count(int x) => x + 1;
                public Task Nothing() => Task.CompletedTask;
                public string Name { get; set; } = "";
            }
            public static class Use
            {
                public static async Task<string> RunAsync()
                {
                    var store = IStore.Decorate(new Store(), LlmRuntime.CreateBuilder().Build());
                    await store.Nothing();
                    store.Name = "n";
                    return await store.JoinAsync("a", store.Count(1), CancellationToken.None) + store.Name;
                }
            }
            """);

        var result = await (Task<string>)Loaded.From(output)["Shop.Use"].GetMethod("RunAsync")!.Invoke(null, null)!;

        Assert.StartsWith("a2", result, StringComparison.Ordinal);
        Assert.EndsWith("n", result, StringComparison.Ordinal);
    }
}
