namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1213Tests
{
    [Theory]
    [InlineData("{|#0:{#if count}|}x{/if}", "{#if count}", "tests 'int', which is no condition", "test a bool, a sequence, a text or what may be missing")]
    [InlineData("{|#0:{#each count}|}{item}{#if item}x{/if}{/each}", "{#each count}", "goes through 'int', which is no sequence of one type", "name a list or an array")]
    [InlineData("{|#0:{#each text}|}{item}{/each}", "{#each text}", "goes through 'string', which is no sequence of one type", "name a list or an array")]
    [InlineData("{|#0:{count:bullets}|}", "{count:bullets}", "lists 'int', which is no sequence of one type", "remove the format or name a list")]
    [InlineData("{|#0:{text:numbered}|}", "{text:numbered}", "lists 'string', which is no sequence of one type", "remove the format or name a list")]
    [InlineData("{text}{count}{|#0:{open:json}|}", "{open:json}", "cannot be written as JSON at 'object', since the type 'object' is not written as JSON", "use a record, a class, a list, a dictionary or a plain value")]
    [InlineData("{text}{count}{|#0:{holder:json}|}", "{holder:json}", "cannot be written as JSON at 'Holder.Parts[].Content', since the type 'Stream' is not written as JSON", "use a record, a class, a list, a dictionary or a plain value")]
    public Task Value_ThatDoesNotFit_IsReportedAtItsPlace(string template, string tag, string fault, string remedy) => Verify.ReportsAsync("LLMA1213", $$"""
        #pragma warning disable LLMA1202
        public record Holder(List<Part> Parts);
        public record Part(System.IO.Stream Content);
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{{template}}")]
            Task<string> AskAsync(int count, string text, object open, Holder holder, CancellationToken cancellationToken = default);
        }
        """, tag, "AskAsync", fault, remedy);

    [Fact]
    public Task Values_ThatFit_AreQuiet() => Verify.QuietAsync("""
        public sealed class Order { public bool IsPaid { get; set; } public int Count { get; set; } public Dictionary<string, int>? Parts { get; set; } }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{#if order}{#if order.IsPaid}{#if order.Count}{order.Parts:bullets}{#each order.Parts as part}{part.Key}{/each}{/if}{/if}{/if}{list:numbered}")]
            Task<string> AskAsync(Order order, IEnumerable<string> list, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Json_OfWhatHasAForm_IsQuiet() => Verify.QuietAsync("""
        public interface IOwned { string Owner { get; } }
        public sealed class Line { public int Count { get; set; } public int Twice => Count * 2; }
        public sealed class Order : IOwned { public string Owner => ""; public List<Line>? Lines { get; set; } [System.Text.Json.Serialization.JsonIgnore] public System.IO.Stream? File { get; set; } }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{order:json}{order.Lines:json}{owned:json}{#each order.Lines as line}{line:json}{line.Twice:json}{/each}{pair:json}")]
            Task<string> AskAsync(Order order, IOwned owned, (int A, string B) pair, CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Json_ThroughAContextThatLacksTheType_IsReported() => Verify.ReportsAsync("LLMA1213", """
        public record Order(string Id);
        public record Other(string Id);
        [System.Text.Json.Serialization.JsonSerializable(typeof(Order))]
        public partial class Ctx : System.Text.Json.Serialization.JsonSerializerContext
        {
            public static Ctx Default => null!;
            public Ctx() : base(null) { }
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        [LlmClient(JsonContext = typeof(Ctx))]
        public partial interface IDesk
        {
            [Prompt("{order:json}{|#0:{other:json}|}")]
            Task<string> AskAsync(Order order, Other other, CancellationToken cancellationToken = default);
        }
        """, "{other:json}", "AskAsync", "cannot be written as JSON at 'Other', since 'Ctx' does not cover it", "add [JsonSerializable(typeof(Other))] to 'Ctx'");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA1213", """
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{|LLMA1213:{x:bullets}|}")]
            Task<string> AskAsync(string x, CancellationToken cancellationToken = default);
        }
        """);
}
