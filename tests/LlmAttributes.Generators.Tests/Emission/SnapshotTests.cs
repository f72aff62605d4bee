namespace LlmAttributes.Generators.Tests;

/// <summary>Whole files, to be read in review.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void FirstContact() => Verify(nameof(FirstContact), """
        [LlmClient]
        public partial interface IGreeter
        {
            [Prompt("Greet {name} in {language}.")]
            Task<string> GreetAsync(string name, string language, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Results() => Verify(nameof(Results), """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{x}")] ValueTask<string> TextAsync(string x);
            [Prompt("{x}")] Task<string?> NullableAsync(string x);
            [Prompt("{x}")] Task<bool> BooleanAsync(string x);
            [Prompt("{x}")] Task<decimal> NumberAsync(string x);
            [Prompt("{x}")] Task<DayOfWeek> EnumAsync(string x);
            [Prompt("{x}")] Task<ChatResponse> ResponseAsync(string x);
            [Prompt("{x}")] Task<LlmResult<int>> ResultAsync(string x);
            [Prompt("{x}")] IAsyncEnumerable<ChatResponseUpdate> UpdatesAsync(string x, CancellationToken token);
        }
        """);

    [Fact]
    public void Workflows() => Verify(nameof(Workflows), """
        public interface IBase
        {
            [Workflow]
            Task ForgetAsync(int @class) => Task.CompletedTask;
        }

        [LlmClient]
        public partial interface IDesk : IBase
        {
            [Prompt("{x}")] Task<string> TextAsync(string x, CancellationToken token = default);
            [Prompt("{x}")] Task<T> BrokenAsync<T>(string x);
            [Workflow(TimeoutSeconds = 2.5, BudgetUsd = 0.1)]
            async Task<string> AnswerAsync(string client, IProgress<WorkflowEvent>? progress = null, CancellationToken token = default) => await TextAsync(client, token);
            [Workflow]
            ValueTask<int> CountAsync<T>(T item, CancellationToken one, CancellationToken two) where T : notnull => new(1);
            [Workflow]
            IAsyncEnumerable<string> StreamAsync(CancellationToken token) => null!;
            [Workflow]
            string Broken() => "";
            int Helper() => 1;
        }
        """);

    [Fact]
    public void Parameters() => Verify(nameof(Parameters), """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Describe {topic}")]
            Task<string> AllAsync(string topic, IEnumerable<ChatMessage> history, AIContent image, AIContent second, ChatOptions chat, LlmCallOptions options, CancellationToken token);
            [Prompt("Describe {topics}")]
            Task<string> SequenceAsync(IReadOnlyList<AIContent> images, params string[] topics);
            [Prompt("Book a room")]
            IAsyncEnumerable<string> BookAsync(AIFunction search, AITool? book, ChatOptions chat);
            [Prompt("Book a room")]
            ValueTask<LlmResult<bool>> ToolsAsync(IEnumerable<AITool> tools, LlmCallOptions options, CancellationToken token);
        }
        """);

    [Fact]
    public void Templates() => Verify(nameof(Templates), """"
        public class Address { public string? City { get; set; } }
        public class Order { public decimal Total { get; set; } public Address? Address { get; set; } public DateTime? Paid { get; set; } }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("""
                Summarise order {order.Total:F2} of {order.Paid:yyyy-MM-dd} to {order.Address.City}.
                Answer as { "text": "...", "n": {count} } and keep {{count}} as it stands.
                Quote:
                """ + "\"\"\"\u2028\ud83d")]
            Task<string> AskAsync(Order order, int count);
        }
        """");

    [Fact]
    public void Tags() => Verify(nameof(Tags), """"
        public class Line { public string Name { get; set; } = ""; public decimal Price { get; set; } public bool IsGift { get; set; } }
        [LlmClient, PromptFragment("signature", "Kind regards,\n{name}")]
        public partial interface IDesk
        {
            [Prompt("""
                {#system}
                You write {#if formal}formal{:else}friendly{/if} mails.
                {#user}
                Write to {name} about:
                {#each lines as line}
                - {line.Name} for {line.Price:F2}{#if line.IsGift}, a gift{/if}
                {/each}
                {wishes:bullets}
                {>signature}
                {#assistant}
                Dear {name},
                """)]
            Task<string> WriteAsync(string name, bool formal, IReadOnlyList<Line> lines, string[] wishes);
        }
        """");

    [Fact]
    public void Variants() => Verify(nameof(Variants), """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Sum up: {text}"), PromptVariant("b", "Shorten: {text}", Weight = 30), ModelOptions(ReasoningEffort = ReasoningEffort.Low)]
            Task<string> SumAsync([Untrusted] string text, [StickyKey] string user, CancellationToken token);
        }
        """);

    [Fact]
    public void Tools() => Verify(nameof(Tools), """
        public enum Unit { Celsius, Kelvin }
        public sealed class Weather
        {
            [LlmTool, System.ComponentModel.Description("Tells the \"weather\".")]
            public Task<double?> TellAsync([System.ComponentModel.Description("The place.")] string place, DateOnly? day, Unit unit = Unit.Kelvin, CancellationToken token = default) => null!;
            [LlmTool(Name = "warn", SideEffects = true, RequiresApproval = true, MaxResultCharacters = 100)] public static void Warn(int level) { }
        }
        [LlmClient, Tools(typeof(Weather))]
        public partial interface IDesk
        {
            [Prompt("{x}")] Task<string> AskAsync(string x);
        }
        """);

    [Fact]
    public void SystemAndExamples() => Verify(nameof(SystemAndExamples), """
        [LlmClient, SystemPrompt("You sort.\nBe brief.")]
        public partial interface IDesk
        {
            [Prompt("{x}"), Example("late", "Monday"), Example("early\nmail", "Friday")] Task<DayOfWeek> SortAsync(string x);
            [Prompt("{x}"), SystemPrompt("Speak {language}.")] Task<bool> AskAsync(string x, string language);
        }
        """);

    [Fact]
    public void Generics() => Verify(nameof(Generics), """
        [LlmClient]
        public partial interface IDesk<T> where T : notnull
        {
            [Prompt("{item}")] Task<string> AskAsync(T item);
            [Prompt("{item} {other}")] Task<string> CompareAsync<TOther>(T item, TOther? other) where TOther : class, new();
        }
        """);

    [Fact]
    public void Nested() => Verify(nameof(Nested), """
        public partial class Outer<T> where T : class
        {
            internal partial record struct Middle
            {
                [LlmClient] public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(T item); }
            }
        }
        """);

    [Fact]
    public void Inheritance() => Verify(nameof(Inheritance), """
        public interface ILeft { [Prompt("left {x}")] Task<string> SameAsync(string x); }
        public interface IRight { [Prompt("right {x}")] Task<bool> SameAsync(string x); }
        [LlmClient] public partial interface IBase { [Prompt("{x}")] Task<string> AskAsync(string x); }
        [LlmClient] public partial interface IDesk : IBase, ILeft, IRight { }
        """);

    [Fact]
    public void Faults() => Verify(nameof(Faults), """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body}")] Task<string> GoodAsync(string body);
            [Prompt("{boddy}")] Task<string> PlaceholderAsync(string body);
            [Prompt("{body.Size}")] Task<string> PathAsync(string body);
            [Prompt("{body}")] Task<object> ResultAsync(string body);
            [Prompt("{body}")] string Synchronous(string body);
            [Prompt("x")] Task<string> ReferenceAsync(ref string body);
            Task<string> NoPromptAsync();
            string Name { get; set; }
            event EventHandler? Changed;
        }
        """);

    [Fact]
    public void Blocked() => Verify(nameof(Blocked), """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("x")] Task<string> AskAsync();
            static abstract int Count { get; }
        }
        """);

    [Fact]
    public void Keywords() => VerifyFile(nameof(Keywords), """
        namespace @namespace;
        public enum @enum { @true, plain }
        [LlmClient]
        public partial interface @interface { [Prompt("{class}")] Task<@enum> @void(string @class, string _void, CancellationToken @default = default); }
        """);

    [Fact]
    public void GlobalNamespace() => VerifyFile(nameof(GlobalNamespace), """
        [LlmClient] internal partial interface IDesk { [Prompt("Hello")] Task<string> AskAsync(); }
        """);

    [Fact]
    public void ModelsOfTheAssembly() => Verify(nameof(ModelsOfTheAssembly), """
        public static class Models
        {
            [LlmModel(Provider = "openai", ModelId = "gpt", InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2, CachedInputUsdPerMillionTokens = 0.025,
                ContextWindow = 400000, MaxOutputTokens = 1000, Quality = 0.5, TokensPerSecond = 99.5, RequestsPerMinute = 500, TokensPerMinute = 200000, MaxConcurrency = 8)] public const string Fast = "fast";
            [LlmModel] public const string Bare = "bare";
            [LlmModel(Provider = "x")] public static readonly string NoConstant = "none";
        }
        [LlmClient] public partial interface IDesk { [Prompt("Hello"), Model(Models.Fast)] Task<string> AskAsync(); }
        """);

    [Fact]
    public void Decorator() => Verify(nameof(Decorator), """
        [Decorate, TracePerformance, RetryWithBackoff(MaxAttempts = 2), Timeout(TotalSeconds = 5, AttemptSeconds = 2)]
        public partial interface IVectorStore
        {
            Task<string?> FindAsync(string query, int top = 3, CancellationToken cancellationToken = default);
            ValueTask ClearAsync();
            int Count(string query);
            [TracePerformance(Enabled = false)] void Reset();
            IAsyncEnumerable<string> AllAsync(CancellationToken token);
            string Name { get; set; }
        }
        """);

    [Fact]
    public void DecoratorPolicies() => Verify(nameof(DecoratorPolicies), """
        public record Query(string Text, int Top);
        [Decorate, CircuitBreaker(WhenAllOpen = WhenAllOpen.Fail), Bulkhead(MaxConcurrency = 4), Cache(DurationSeconds = 60)]
        public partial interface IVectorStore
        {
            [Fallback(Method = nameof(FindNothingAsync), On = ErrorKinds.Passing)]
            Task<string[]> FindAsync(Query query, CancellationToken cancellationToken = default);
            [Fallback(Value = 0), Cache(Enabled = false)] ValueTask<int> CountAsync<T>(T filter);
            [Fallback(Value = "nobody")] string Owner(int id);
            [Timeout(FirstTokenSeconds = 2, IdleSeconds = 1), RetryWithBackoff(MaxAttempts = 2)]
            IAsyncEnumerable<string> AllAsync(CancellationToken token);
            [CircuitBreaker(Enabled = false), Cache(Enabled = false)] bool TryGet(string key, out string? value);
            Task<string[]> FindNothingAsync(Query query, CancellationToken cancellationToken) => Task.FromResult(new string[0]);
        }
        """);

    [Fact]
    public void Streams() => Verify(nameof(Streams), """
        public record Step(string Title, int Minutes);
        [LlmClient]
        public partial interface IPlanner
        {
            [Prompt("Plan {goal}")] IAsyncEnumerable<Step> PlanAsync(string goal, CancellationToken token);
            [Prompt("Plan {goal}"), Fallback(Method = nameof(PlanAgainAsync))] LlmStream<Step> PlanWithFactsAsync(string goal, LlmCallOptions options);
            [Prompt("Plan {goal}")] LlmStream<Step> PlanAgainAsync(string goal, LlmCallOptions options);
            [Prompt("Continue")] IAsyncEnumerable<DayOfWeek> DaysAsync([Memory] string conversation);
            [Prompt("Tell {topic}")] LlmStream<string> TellAsync(string topic);
        }
        """);

    [Fact]
    public void Cases() => Verify(nameof(Cases), """
        public sealed record Ticket(string Title, DayOfWeek Day, int Priority, Ticket? Parent);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Classify {body}.")]
            [PromptCase("plain", "Hello\\n{world}", Expect = DayOfWeek.Monday, MaxCostUsd = 0.01)]
            [PromptCase("skipped", "\"quoted\"", Expect = DayOfWeek.Friday, Skip = "later")]
            [PromptCase("broken", 1, Expect = DayOfWeek.Friday)]
            Task<DayOfWeek> ClassifyAsync(string body, CancellationToken token = default);

            [Prompt("Extract {body} at {at} for {options}.")]
            [PromptCase("parts", "b", "2026-01-31", Properties = new object[] { "Title", "x", "Parent.Priority", 3 }, Property = "Parent.Title", Lacks = "y")]
            ValueTask<LlmResult<Ticket>> ExtractAsync(string body, DateOnly? at, LlmCallOptions? call, [Tenant] string tenant = "t", decimal options = 0.5m);

            [Prompt("Tell {body}."), PromptVariant("short", "{body}?", Weight = 10), Cache, Fallback(Value = "none")]
            [PromptCase("variant", "b", Matches = "^x")]
            Task<string> TellAsync(string body, ChatMessage[] history, AITool[] tools);

            [Prompt("Stream {body}.")]
            [PromptCase("text", "b", Expect = "c")]
            IAsyncEnumerable<string> StreamAsync(string body);

            [Prompt("List {body}.")]
            [PromptCase("two", "b", Property = "Count", Expect = 2)]
            IAsyncEnumerable<Ticket> ListAsync(string body, CancellationToken token);
        }
        """);

    private static void Verify(string name, string source) => VerifyFile(name, "namespace Shop;\n" + source);

    private static void VerifyFile(string name, string source) => Snapshot.Verify(name, Sources.Run(source));
}
