namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2015Tests
{
    private const string Remedy = "switch it off or pass texts, numbers or records of such";

    private const string Types = """

        public enum Level { Low }
        public record Query(string Text, int? Top, Query? Parent, (int, Guid) Pair) { public string[] Words => []; public static int[] Known = []; }
        public sealed record Deep(int Depth, string[] Parts) : Query("", 0, null, default);
        public record struct Point(int X, int Y);
        public readonly struct Money(decimal amount) : IEquatable<Money> { private readonly decimal _amount = amount; public bool Equals(Money other) => _amount == other._amount; }
        public struct Loose { public int X; }
        public record Page<T>(T Item);
        public record Basket(Page<List<int>> Items);
        public struct Pieces : IEquatable<Pieces>, IEnumerable<int>
        {
            public bool Equals(Pieces other) => true;
            public IEnumerator<int> GetEnumerator() => null!;
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!;
        }
        """;

    [Theory]
    [InlineData("string[]", "string[]", "which is not compared by value")]
    [InlineData("object", "object", "which is not compared by value")]
    [InlineData("IEnumerable<string>", "IEnumerable<string>", "which is not compared by value")]
    [InlineData("Loose?", "Loose?", "which is not compared by value")]
    [InlineData("Pieces", "Pieces", "which is not compared by value")]
    [InlineData("Func<int>", "Func<int>", "which is not compared by value")]
    [InlineData("ReadOnlyMemory<char>", "ReadOnlyMemory<char>", "whose 'Span' is of type 'ReadOnlySpan<char>', which is not compared by value")]
    [InlineData("(int, int[] Others)", "(int, int[] Others)", "whose 'Others' is of type 'int[]', which is not compared by value")]
    [InlineData("Deep", "Deep", "whose 'Parts' is of type 'string[]', which is not compared by value")]
    [InlineData("Basket", "Basket", "whose 'Item' is of type 'List<int>', which is not compared by value")]
    [InlineData("Page<TItem>", "Page<TItem>", "whose 'Item' is of type 'TItem', which may be any type")]
    [InlineData("TItem", "TItem", "which may be any type")]
    public Task Parameter_WithoutValueEquality_IsReported(string type, string shown, string reason) => Verify.ReportsAsync("LLMA2015", $$"""
        [Decorate]
        public partial interface IStore<TItem>
        {
            [Cache] Task<int> FindAsync(int top, {{type}} {|#0:what|}, CancellationToken token);
        }
        """ + Types, "FindAsync", $"takes 'what' of type '{shown}', {reason}", Remedy);

    [Fact]
    public Task Parameter_WithValueEquality_IsQuiet() => Verify.QuietAsync("""
        [Decorate, Cache]
        public partial interface IStore
        {
            Task<int> PlainAsync(string? text, char c, decimal d, double? f, nint n, bool b, Level level, CancellationToken token, CancellationToken other);
            ValueTask<int> SystemAsync(Guid g, DateTime t, DateTimeOffset o, TimeSpan s, DateOnly d, TimeOnly i, Uri u, Version v, Half h, Int128 w, Index x);
            int Composed(Query query, Query? other, Point point, Money money, (int, string) pair, ((int, int), Point?) deep, Page<Page<string>> page, ValueTuple<int> one);
            Task<int> NothingAsync();
            Task SaveAsync(string[] words);
            IAsyncEnumerable<int> ListAsync(string[] words);
            [Cache(Enabled = false)] Task<int> OffAsync(string[] words);
        }
        """ + Types);

    [Fact]
    public Task Method_WithTypeParameters_IsReported() => Verify.ReportsAsync("LLMA2015", """
        [Decorate]
        public partial interface IStore
        {
            [Cache] Task<T> {|#0:FindAsync|}<T>(string key);
        }
        """, "FindAsync", "is generic", "switch it off or name the types");

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2015", """
        [Decorate, Cache]
        public partial interface IStore
        {
            int Find(string[] {|LLMA2015:words|});
        }
        """);
}
