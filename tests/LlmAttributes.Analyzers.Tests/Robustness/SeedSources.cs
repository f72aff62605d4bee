namespace LlmAttributes.Analyzers.Tests.Robustness;

/// <summary>Sources that use everything there is, so that their mutants come near everything that can go wrong.</summary>
internal static class SeedSources
{
    public static string[] All { get; } = [Policies, Resilience, Shapes, Nested, Prompts, Decorated];

    private const string Policies = """
        [assembly: LlmModel("big", Provider = "openai", ModelId = "x-1", InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
        [assembly: Timeout(TotalSeconds = 60)]

        namespace Shop;

        public static class Models
        {
            [LlmModel(Provider = "openai", InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2, ContextWindow = 8192, Quality = 0.5)]
            public const string Fast = "fast";

            [LlmModel]
            public const string Smart = "smart";
        }

        public enum Category { Billing, Outage, Other = Billing }

        [LlmClient]
        [SystemPrompt("You triage \"support\" mail.")]
        [RouteBy(RouteStrategy.Cost, Models.Fast, Models.Smart, "big", MinQuality = 0.5)]
        [RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.2, Factor = 2, MaxDelaySeconds = 5)]
        [Timeout(TotalSeconds = 40, AttemptSeconds = 10, FirstTokenSeconds = 3)]
        [Budget(PerCallUsd = 0.02)]
        [TracePerformance, CircuitBreaker]
        public partial interface ISupportDesk
        {
            [Prompt("Classify the message below.\n<message>{body}</message>")]
            [Ensemble(MergeStrategy.MajorityVote, Models.Fast, Models.Smart, "big", TimeoutSeconds = 30, Quorum = 2)]
            [Example("My bill is wrong", "Billing")]
            Task<EnsembleResponse<Category>> ClassifyAsync(string body, CancellationToken cancellationToken = default);

            [Prompt("Is it urgent? {body}", Name = "urgent", Version = "2")]
            [Fallback(Models.Smart), RouteBy(RouteStrategy.Speed, Enabled = false), Model("fast")]
            ValueTask<LlmResult<bool>> IsUrgentAsync(string body, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

            [Prompt("Count the words: {body}")]
            [ModelOptions(Temperature = 0, TopP = 0.9, MaxOutputTokens = 5, Seed = 7, StopSequences = new[] { "\n" })]
            [TracePerformance(Enabled = false)]
            Task<int?> CountAsync(string body, CancellationToken cancellationToken = default);

            [Prompt("Tell a story about {topic}.")]
            IAsyncEnumerable<string> TellAsync(string topic, ChatOptions? options, IEnumerable<ChatMessage> history, AITool tool, CancellationToken cancellationToken = default);
        }
        """;

    private const string Resilience = """
        [assembly: LlmModel("big", Provider = "openai", ContextWindow = 1000000, RequestsPerMinute = 5, TokensPerMinute = 1000, MaxConcurrency = 2)]
        [assembly: LlmModel("fast", Provider = "openai", ContextWindow = 8000)]
        [assembly: Fallback("fast", Enabled = true), Fallback(Value = "sorry", On = ErrorKinds.Passing)]
        [assembly: Bulkhead(MaxConcurrency = 4, MaxQueued = 0)]

        public enum Level : sbyte { Low = -1, High = 1 }

        public interface ICanned<T> { Task<string> CannedAsync(T item, CancellationToken token) => Task.FromResult("canned"); }

        [LlmClient]
        [RetryWithBackoff(MaxAttempts = 2, MaxTotalAttempts = 5, RateLimitAttempts = 4, Jitter = RetryJitter.Equal)]
        [Timeout(TotalSeconds = 60, MinCharactersPerSecond = 5, ProbeSeconds = 1)]
        [CircuitBreaker(WhenAllOpen = WhenAllOpen.Fail)]
        public partial interface IDesk : ICanned<string>
        {
            [Prompt("Ask {item}."), Model("fast"), Hedge(DelaySeconds = 1, MaxHedges = 1, MaxSurcharge = 0.1)]
            [Fallback("big", On = ErrorKinds.ContextLength | ErrorKinds.RequestTooLarge), Fallback(Method = nameof(CannedAsync)), Fallback(Value = "none")]
            Task<string> AskAsync(string item, CancellationToken token);

            [Prompt("Rate {item}."), Fallback(Value = Level.High)]
            ValueTask<Level> RateAsync(string item, CancellationToken token);

            [Prompt("Sum {items}."), Fallback(Value = 0.5)]
            Task<LlmResult<decimal>> SumAsync(int[] items, LlmCallOptions? options, CancellationToken token);

            [Prompt("Tell {item}."), Fallback(Method = nameof(TellShortAsync), Value = "...")]
            IAsyncEnumerable<string> TellAsync<T>(T item, CancellationToken token) where T : class, IComparable<T>;

            [Prompt("Tell {item} shortly."), Fallback(Enabled = false), CircuitBreaker(Enabled = false), Bulkhead(Enabled = false)]
            IAsyncEnumerable<string> TellShortAsync<TItem>(TItem item, CancellationToken token) where TItem : class, IComparable<TItem>;
        }
        """;

    private const string Shapes = """
        #nullable disable
        public record Order(int Id, decimal Total) { public Order Parent => this; public string[] Tags { get; init; } }

        public interface IBase<TItem>
        {
            [Prompt("Base {item}")]
            Task<string> BaseAsync(TItem item, CancellationToken token = default);
        }

        [LlmClient]
        public partial interface IShapes<T> : IBase<T>, IDisposable where T : class, new()
        {
            [Prompt("Sum {order.Id} {order.Total:F2} {order.Parent.Parent.Id} {@class} {tags}")]
            Task<decimal> SumAsync(Order order, string @class, params string[] tags);

            [Prompt("Guess {value} {item}")]
            Task<Half> GuessAsync<TValue>(TValue value, T item, CancellationToken cancellationToken) where TValue : struct, IComparable<TValue>;

            [Prompt("{Create} {Client}")]
            Task<ChatResponse> Client(string Create, string Client, DataContent image, CancellationToken token);

            [Prompt("overload {a}")]
            Task<string> OverAsync(int a);

            [Prompt("overload {a}")]
            Task<string> OverAsync(string a, CancellationToken token);

            [Obsolete("old")]
            [Prompt("old")]
            IAsyncEnumerable<ChatResponseUpdate> OldAsync(DayOfWeek day = DayOfWeek.Friday, int count = -1, string text = "a\"\u2028b", CancellationToken token = default);

            void IDisposable.Dispose() { }
            static string Name => "shapes";
            Task<string> WithBodyAsync(string text) => Task.FromResult(text);
        }
        """;

    private const string Nested = """
        namespace @class.@event
        {
            internal static partial class Outer<TOuter>
            {
                public partial struct Inner
                {
                    [LlmClient]
                    internal partial interface INested
                    {
                        [Prompt(@"Say ""{what}""
        twice, {{what}} or { what } or { ""what"": 1 }.")]
                        Task<string> SayAsync(TOuter what, CancellationToken cancellationToken = default);
                    }

                    [LlmClient]
                    private partial interface IHidden
                    {
                        [Prompt("hidden")] Task<bool> HideAsync();
                    }
                }
            }

            [LlmClient]
            public partial interface ISame { [Prompt("one")] Task<string> OneAsync(CancellationToken token = default); }
        }

        [LlmClient]
        public partial interface ISame : @class.@event.ISame
        {
            [Prompt("two")] new Task<string> OneAsync(CancellationToken token = default);
            static ISame Create(IChatClient client) => null!;
        }
        """;

    private const string Prompts = """"
        namespace Shop
        {
            public class Prompt { }
            public class LlmRuntime { }

            [LlmClient]
            [Example("in {x}", "out\r\nline")]
            public partial interface IPrompts
            {
                public const string Text = "const {name}";

                [Prompt("""
                    Raw {name:X4}
                      indented "" {name} {{name}} {
                    """)]
                [SystemPrompt("Speak {language} \u2028 \uD83D\uDE00 \t {language}")]
                Task<string> RawAsync(int name, string language, CancellationToken token = default);

                [Prompt(Text + " and " + "{other}")]
                Task<string> JoinedAsync(string name, object other, CancellationToken token = default);

                [Prompt(template: "{\"json\": {name}, \"a\": {name }}")]
                Task<string> JsonAsync(double? name, CancellationToken token = default);

                [Prompt(File = "missing.md")]
                Task<string> FileAsync(string name, CancellationToken token = default);

                [Prompt("")]
                string EmptyAsync(ref int x, out int y, in int z, Span<int> s);

                int Property { get; set; }
                event Action Changed;
                string this[int i] { get; }
            }
        }
        """";

    private const string Decorated = """
        [assembly: RetryWithBackoff(MaxAttempts = 2)]

        public interface IReader { Task<string> ReadAsync(string key, CancellationToken token); int Size { get; } }

        [Decorate]
        [TracePerformance, RetryWithBackoff(MaxAttempts = 3), Timeout(TotalSeconds = 5, AttemptSeconds = 2)]
        public partial interface IStore<T> : IReader where T : notnull
        {
            Task SaveAsync(T item, CancellationToken cancellationToken = default);
            ValueTask<T?> FindAsync(string key);
            ValueTask TouchAsync(string key);
            [TracePerformance(Enabled = false)] int Count(in T item);
            void Clear();
            IAsyncEnumerable<T> ListAsync(CancellationToken token = default);
            event EventHandler Saved;
            string Name { get; set; }
            T this[string key] { get; }
            Task<TResult> MapAsync<TResult>(Func<T, TResult> map) where TResult : class;
            bool IsEmpty() => Count(default!) == 0;
        }

        public record Query(string Text, int? Top, Query? Parent, (int, Guid) Pair);

        [Decorate, Cache(DurationSeconds = 60, MaxEntries = 10), CircuitBreaker(WhenAllOpen = WhenAllOpen.Fail), Bulkhead(MaxConcurrency = 2, MaxQueued = 1)]
        [Fallback(Value = 1, On = ErrorKinds.Passing)]
        public partial interface ICounter : IReader
        {
            [Fallback(Method = nameof(SpareAsync)), Fallback(Value = 2)] Task<int> CountAsync(Query query, CancellationToken token);
            ValueTask<int?> FindAsync((int, string?) key);
            int Size(DateTimeOffset? at);
            [Timeout(FirstTokenSeconds = 1, IdleSeconds = 2)] IAsyncEnumerable<int> ListAsync(int top, CancellationToken token);
            [Fallback(Enabled = false), Cache(Enabled = false), CircuitBreaker(Enabled = false)] void Reset<T>(out T old);
            [Fallback(Method = nameof(Close))] void Open(string name);
            [Fallback(Enabled = false)] void Close(string name);
            static Task<int> SpareAsync(Query query, CancellationToken token) => Task.FromResult(0);
        }

        [Decorate, LlmClient]
        public partial interface IBoth
        {
            [Prompt("both {name}")] Task<string> BothAsync(string name, CancellationToken token = default);
        }
        """;
}
