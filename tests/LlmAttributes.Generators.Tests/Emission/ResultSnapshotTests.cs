namespace LlmAttributes.Generators.Tests;

/// <summary>Whole files of contracts with typed results.</summary>
public sealed class ResultSnapshotTests
{
    private const string Models = """
        public static class Models
        {
            [LlmModel(Provider = "openai", ModelId = "gpt-5-mini", InputUsdPerMillionTokens = 0.25, OutputUsdPerMillionTokens = 2, ContextWindow = 400000)] public const string Fast = "fast";
            [LlmModel(Provider = "anthropic", ModelId = "claude-sonnet-4-5", Quality = 0.9)] public const string Smart = "smart";
        }

        """;

    [Fact]
    public void TypedResults() => Verify(nameof(TypedResults), """
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        public enum Colour { Red, [JsonStringEnumMemberName("dark blue")] DarkBlue }
        public sealed record Line([property: Description("The article's number")] string Article, [property: Range(1, 99)] int Count = 1, Colour? Colour = null);
        [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(Card), "card"), JsonDerivedType(typeof(Cash), "cash")]
        public abstract record Payment;
        public sealed record Card(string Number) : Payment;
        public sealed record Cash(decimal Amount) : Payment;
        public class Order
        {
            /// <summary>Who ordered.</summary>
            [RegularExpression("[A-Z].*")] public required string Customer { get; init; }
            public List<Line> Lines { get; init; } = new();
            public Payment? Payment { get; set; }
            public Order? Previous { get; set; }
        }
        [LlmClient]
        public partial interface IShop
        {
            [Prompt("Extract {mail}")]
            Task<LlmResult<Order>> ExtractAsync(string mail, CancellationToken cancellationToken = default);

            [Prompt("List {mail}")]
            Task<IReadOnlyList<Line>?> ListAsync(string mail, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Repairs() => Verify(nameof(Repairs), Models + """
        public sealed record Ticket(string Title, decimal Price);
        [LlmClient, Model(Models.Fast)]
        [Repair(MaxReasks = 2, EscalateTo = Models.Smart, TemperatureStep = -0.25)]
        public partial interface IShop
        {
            [Prompt("Extract {mail}")]
            Task<LlmResult<Ticket>> ExtractAsync(string mail, CancellationToken cancellationToken = default);

            [Prompt("Extract {mail}"), Repair(FailedAnswers = FailedAnswers.Summarise, MaxReasks = 1)]
            Task<Ticket> ExtractOnceMoreAsync(string mail, CancellationToken cancellationToken = default);

            [Prompt("Extract {mail}"), Repair(Enabled = false)]
            Task<Ticket?> ExtractOnceAsync(string mail, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Contexts() => Verify(nameof(Contexts), """
        using System.Text.Json.Serialization;
        public sealed record Ticket(string Title);
        public readonly record struct Span(int From, int To);
        [JsonSerializable(typeof(Ticket)), JsonSerializable(typeof(Span))]
        public partial class ShopContext() : JsonSerializerContext(null)
        {
            public static ShopContext Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        [LlmClient(JsonContext = typeof(ShopContext))]
        public partial interface IShop
        {
            [Prompt("Extract {mail}")]
            Task<LlmResult<Ticket>> ExtractAsync(string mail, CancellationToken cancellationToken = default);

            [Prompt("Find {mail}")]
            Task<Ticket?> FindAsync(string mail, CancellationToken cancellationToken = default);

            [Prompt("Span of {mail}")]
            ValueTask<Span?> SpanAsync(string mail, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public void Partials() => Verify(nameof(Partials), """
        public enum Tone { Calm, Angry }
        public sealed record Person(string Name, Person? Chief = null);
        public readonly record struct Span(int From, int To);
        internal sealed record Note(string? Text, Tone Tone, Span Span, Span? Rest, HashSet<string> Tags);
        public sealed record Page<T>(T Item, Person? Author, IReadOnlyList<Page<T>> Inner, int[]? Numbers) { public string @class { get; init; } = ""; }
        [LlmClient]
        public partial interface IShop
        {
            [Prompt("Write {mail}")]
            IAsyncEnumerable<Partial<Page<int>>> WriteAsync(string mail, CancellationToken cancellationToken = default);

            [Prompt("Note {mail}")]
            internal LlmStream<Partial<Note>> NoteAsync(string mail, CancellationToken cancellationToken = default);
        }
        """);

    private static void Verify(string name, string source) => Snapshot.Verify(name, Sources.Run("namespace Shop;\n" + source));
}
