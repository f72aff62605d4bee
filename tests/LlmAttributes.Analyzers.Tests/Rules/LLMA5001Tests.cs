namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA5001Tests
{
    private const string Converter = "remove [JsonConverter], or name a JsonContext in [LlmClient]";
    private const string Usual = "use a record, a class, a list, a dictionary or a plain value";

    [Theory]
    [InlineData("public sealed record Ticket(string Title, System.IO.Stream File);", "Ticket.File", "the type 'Stream' is not read from JSON", Usual)]
    [InlineData("public sealed record Line(object Any); public sealed record Ticket(List<Line> Lines);", "Ticket.Lines[].Any", "the type 'object' is not read from JSON", Usual)]
    [InlineData("public sealed record Ticket(Dictionary<int, string> Names);", "Ticket.Names", "the keys of a dictionary in JSON are text", "use 'string' as key")]
    [InlineData("public abstract record Shape; public sealed record Ticket(Shape? Shape);", "Ticket.Shape", "the type 'Shape' cannot be created", "use a class that is not abstract, or list its kinds with [JsonDerivedType]")]
    [InlineData("public sealed class Ticket { public string Name => \"\"; }", "Ticket", "'Ticket' has no property that can be set", "give it public properties with 'init' or 'set'")]
    [InlineData("public sealed class Ticket { private Ticket() { } public string Name { get; set; } = \"\"; }", "Ticket", "'Ticket' has no constructor to choose", "give it a single public constructor, or mark one with [JsonConstructor]")]
    [InlineData("public sealed class Ticket { public Ticket(int size) { } }", "Ticket.size", "the parameter has no property of its name and type", "add the property")]
    [InlineData("public sealed record Ticket([property: System.Text.Json.Serialization.JsonConverter(typeof(string))] string Title);", "Ticket.Title", "it has a converter of its own", Converter)]
    [InlineData("[System.Text.Json.Serialization.JsonConverter(typeof(string))] public sealed record Line(int Count); public sealed record Ticket(Line Line);", "Ticket.Line", "'Line' has a converter of its own", Converter)]
    [InlineData("[System.Text.Json.Serialization.JsonConverter(typeof(string))] public enum Kind { A } public sealed record Ticket(Kind Kind);", "Ticket.Kind", "'Kind' has a converter of its own", Converter)]
    public Task Result_WithAnUnreadableMember_IsReportedWithItsPath(string types, string path, string reason, string remedy) => Verify.ReportsAsync("LLMA5001", types + """

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract.")]
            Task<Ticket> {|#0:ExtractAsync|}(CancellationToken cancellationToken = default);
        }
        """, path, "ExtractAsync", reason, remedy);

    [Fact]
    public Task Result_ThatIsPrivate_IsReported() => Verify.ReportsAsync("LLMA5001", """
        public partial class Shop
        {
            private sealed record Ticket(string Title);

            [LlmClient]
            private partial interface IDesk
            {
                [Prompt("Extract.")]
                Task<Ticket> {|#0:ExtractAsync|}(CancellationToken cancellationToken = default);
            }
        }
        """, "Shop.Ticket", "ExtractAsync", "the type 'Shop.Ticket' is private", "make it visible in the whole assembly");

    [Fact]
    public Task Result_UnreadableBesideAnUnknownPlaceholder_LeavesNeitherUntold() => Verify.ReportsAsync("""
        public sealed record Ticket(System.IO.Stream File);

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract {|LLMA1201:{mial}|}.")]
            Task<Ticket> {|LLMA5001:ExtractAsync|}(string mail, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Result_OfReadableMembers_IsQuiet() => Verify.QuietAsync("""
        [Flags] public enum Kinds { A = 1, B = 2 }
        [System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<Colour>))]
        public enum Colour { Red, Blue }
        public sealed record Line(string Article, decimal Price, Colour? Colour, (int From, int To) Span);
        public sealed class Ticket
        {
            public required string Title { get; init; }
            public List<Line> Lines { get; set; } = new();
            public Ticket? Parent { get; set; }
            public DateOnly Day { get; init; }
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract.")]
            Task<LlmResult<Ticket?>> ExtractAsync(CancellationToken cancellationToken = default);

            [Prompt("List.")]
            Task<IReadOnlyList<Line>> ListAsync(CancellationToken cancellationToken = default);

            [Prompt("Kinds.")]
            Task<Kinds> KindsAsync(CancellationToken cancellationToken = default);

            [Prompt("Day.")]
            Task<DateTimeOffset?> DayAsync(CancellationToken cancellationToken = default);
        }
        """);
}
