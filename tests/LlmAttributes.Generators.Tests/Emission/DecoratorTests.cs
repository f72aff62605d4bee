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

    [Theory]
    [InlineData("Cache", "Task<int> FindAsync(string a, int b, CancellationToken token);", "_find.CachedAsync((a, b), (_inner, a, b), static (state, token) => ")]
    [InlineData("Cache", "ValueTask<int?> FindAsync(string a);", "_find.CachedValueAsync(global::System.ValueTuple.Create(a), (_inner, a), static (state, token) => ")]
    [InlineData("Cache", "int Find();", "_find.Cached(default(global::System.ValueTuple), _inner, static state => state.Find())")]
    [InlineData("Cache(DurationSeconds = 5, MaxEntries = 7)", "Task<string?> FindAsync(int a, int b, int c, int d, int e, int f, int g, int h);", "Cache = new() { DurationSeconds = 5d, MaxEntries = 7 } });")]
    [InlineData("Cache", "Task SaveAsync(string[] words);", "_inner.SaveAsync(words);")]
    [InlineData("Cache", "IAsyncEnumerable<int> ListAsync();", "_inner.ListAsync();")]
    [InlineData("CircuitBreaker(WhenAllOpen = WhenAllOpen.Fail), Bulkhead, RetryWithBackoff", "int Find();", "{ Call = \"Find\", CircuitBreaker = true, WhenAllOpen = global::LlmAttributes.WhenAllOpen.Fail });")]
    [InlineData("Bulkhead(MaxQueued = 1), Timeout(TotalSeconds = 1)", "int Find(out int x);", "_inner.Find(out x);")]
    [InlineData("Timeout(FirstTokenSeconds = 1)", "Task<int> FindAsync();", "_inner.FindAsync();")]
    [InlineData("Timeout(FirstTokenSeconds = 1, IdleSeconds = 2, MinCharactersPerSecond = 3)", "IAsyncEnumerable<int> ListAsync(CancellationToken token);", "Timeout = new() { FirstTokenSeconds = 1d, IdleSeconds = 2d } });")]
    [InlineData("Bulkhead, CircuitBreaker, RetryWithBackoff", "IAsyncEnumerable<T> ListAsync<T>(T x) where T : class;", "_list.Stream((_inner, x), static (state, token) => state.Item1.ListAsync<T>(state.Item2), default);")]
    [InlineData("TracePerformance, Cache, Timeout(TotalSeconds = 9, AttemptSeconds = 2), Bulkhead, RetryWithBackoff, CircuitBreaker, Fallback(Value = 1)", "Task<int> FindAsync();", "// last resort > trace > cache > deadline > bulkhead > retry > breaker > attempt > inner")]
    public void Emit_PoliciesOfAnyMember_ApplyWhereTheyCan(string policies, string member, string expected) =>
        Assert.Contains(expected, Emit(policies, member), StringComparison.Ordinal);

    [Theory]
    [InlineData("Task<int> FindAsync(int x, CancellationToken token);", "_find.OrValueAsync<int>(_find.RunAsync((_inner, x), static (state, token) => state.Item1.FindAsync(state.Item2, token), token), global::LlmAttributes.ErrorKinds.Default, 5, token);")]
    [InlineData("Task<byte> FindAsync();", "_find.OrValueAsync<byte>(")]
    [InlineData("Task<int?> FindAsync();", "_find.OrValueAsync<int?>(")]
    [InlineData("ValueTask<decimal> FindAsync();", "new(_find.OrValueAsync<decimal>(_find.RunValueAsync(_inner, static (state, token) => state.FindAsync(), default).AsTask(), global::LlmAttributes.ErrorKinds.Default, 5m, default));")]
    [InlineData("IAsyncEnumerable<float> FindAsync(CancellationToken token);", "_find.OrValue<float>(_find.Stream(")]
    [InlineData("long Find(int x);", "_find.Try((_inner, x), static state => state.Item1.Find(state.Item2)).OrValue(global::LlmAttributes.ErrorKinds.Default, 5).Get();")]
    public void Emit_FallbackValue_AnswersForEveryShape(string member, string expected) =>
        Assert.Contains(expected, Emit("TracePerformance", "[Fallback(Value = 5)] " + member), StringComparison.Ordinal);

    [Theory]
    [InlineData("Task SaveAsync(int x); Task SpareAsync(int x);", "_save.OrElseAsync(_save.RunAsync(")]
    [InlineData("Task<string?> SaveAsync(int x); Task<string?> SpareAsync(int x) => null!;", "(this, x), static s => ((global::Shop.IStore)s.Item1).SpareAsync(s.Item2), \"SpareAsync\", default);")]
    [InlineData("Task<string> SaveAsync(string? x); Task<string?> SpareAsync(string x) => null!;", "SpareAsync(s.Item2!)!, \"SpareAsync\", default)!;")]
    [InlineData("Task<string?> SaveAsync(); Task<string> SpareAsync() => null!;", "((global::Shop.IStore)s).SpareAsync()!")]
    [InlineData("ValueTask SaveAsync(int x); static ValueTask SpareAsync(int x) => default;", "static s => global::Shop.IStore.SpareAsync(s.Item2).AsTask(), \"SpareAsync\", default));")]
    [InlineData("ValueTask<T?> SaveAsync<T>(T x) where T : class; ValueTask<T?> SpareAsync<T>(T x) where T : class;", ".SpareAsync<T>(s.Item2).AsTask()")]
    [InlineData("IAsyncEnumerable<string> SaveAsync(CancellationToken token); IAsyncEnumerable<string> SpareAsync(CancellationToken token);", "_save.OrElse(_save.Stream(")]
    [InlineData("void Save(int x); void SpareAsync(int x);", "_save.Try((_inner, x), static state => state.Item1.Save(state.Item2)).OrElse(global::LlmAttributes.ErrorKinds.Default, (this, x), static s => ((global::Shop.IStore)s.Item1).SpareAsync(s.Item2), \"SpareAsync\").Get();")]
    [InlineData("bool Save(); bool SpareAsync();", "_save.Try(_inner, static state => state.Save()).OrElse(global::LlmAttributes.ErrorKinds.Default, this, static s => ")]
    [InlineData("string? Save(); string SpareAsync();", "_save.Try(")]
    public void Emit_FallbackMethod_AnswersForEveryShape(string members, string expected) =>
        Assert.Contains(expected, Emit("Fallback(Method = \"SpareAsync\")", members), StringComparison.Ordinal);

    [Fact]
    public void Emit_SeveralLastResorts_NestInTheirOrder()
    {
        var text = Emit("Cache", """
            [Fallback(Method = nameof(SpareAsync), On = ErrorKinds.Timeout), Fallback(Value = "none")] Task<string> FindAsync(int x);
            [Fallback(Method = nameof(Spare), On = ErrorKinds.Timeout), Fallback(Value = "none")] string Find(int x);
            [Cache(Enabled = false)] Task<string> SpareAsync(int x);
            [Cache(Enabled = false)] string Spare(int x);
            """);

        Assert.Contains("_find.OrValueAsync<string>(_find.OrElseAsync(_find.CachedAsync(", text, StringComparison.Ordinal);
        Assert.Contains(").OrElse((global::LlmAttributes.ErrorKinds)8, (this, x), static s => ((global::Shop.IStore)s.Item1).Spare(s.Item2), \"Spare\").OrValue(", text, StringComparison.Ordinal);
        Assert.Contains(".TryCached(global::System.ValueTuple.Create(x), (_inner, x), ", text, StringComparison.Ordinal);
        Assert.Contains("_inner.SpareAsync(x);", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LLMA2015", "[Cache] Task<int> M(string[] x);")]
    [InlineData("LLMA2015", "[Cache] T M<T>(int x);")]
    [InlineData("LLMA2007", "[Fallback(Method = nameof(M))] Task M();")]
    [InlineData("LLMA2013", "[Fallback(Method = nameof(Good))] Task M();")]
    [InlineData("LLMA2014", "[Fallback(Value = 1)] Task M();")]
    [InlineData("LLMA2014", "[Fallback(Value = 1)] Task<object> M();")]
    [InlineData("LLMA2014", "[Fallback(Value = \"x\")] IAsyncEnumerable<int> M();")]
    [InlineData("LLMA2001", "[Bulkhead(MaxConcurrency = 0)] Task M();")]
    [InlineData("LLMA2001", "[Cache(DurationSeconds = 0)] Task<int> M();")]
    [InlineData("LLMA2001", "[Cache(MaxEntries = 0)] int M();")]
    [InlineData("LLMA1013", "[CircuitBreaker] void M(out int x);")]
    public void Emit_PolicyThatCannotHold_ThrowsNamingTheRule(string rule, string member)
    {
        var text = Emit("RetryWithBackoff", member + " int Good(int x);");

        Assert.Equal(1, text.CountOf($"NotSupportedException(\"{rule}: "));
    }

    [Fact]
    public void Emit_ContractThatFallsBack_IsNotFallenBackTwice()
    {
        var text = Sources.Run("""
            namespace Shop;
            [LlmClient, Decorate, TracePerformance, Fallback(Value = true)]
            public partial interface IDesk { [Prompt("{x}")] Task<LlmResult<bool>> AskAsync(string x); }
            """)["Shop.IDesk.Decorator.g.cs"];

        Assert.DoesNotContain(".OrValue", text, StringComparison.Ordinal);
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

    private static string Emit(string policies, string members) => Sources.Run($$"""
        namespace Shop;
        [Decorate, {{policies}}]
        public partial interface IStore { {{members}} }
        """)["Shop.IStore.Decorator.g.cs"];
}
