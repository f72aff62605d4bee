using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace LlmAttributes.Tests.Errors;

public class DocumentedErrorTests(ITestOutputHelper output)
{
    private static readonly ErrorClassifier s_classifier = new(time: new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    public static TheoryData<string> Kinds { get; } =
    [
        "rate_limit", "quota_exhausted", "timeout", "authentication", "permission", "bad_request", "model_not_found", "context_length", "request_too_large", "content_filter", "overloaded", "server_error", "network",
    ];

    [Fact]
    public void Rows_OfTheRepository_AreManyAndNameTheirSource()
    {
        Assert.True(ErrorRow.Documented.Count >= 120);
        Assert.All(ErrorRow.Documented, static row => Assert.NotEmpty(row.Source));
        Assert.Equal(((IEnumerable<object[]>)Kinds).Select(static k => (string)k[0]).Order(), ErrorRow.Documented.Select(static row => row.Kind).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Classify_DocumentedErrors_FindsNineOfTen(string kind)
    {
        var rows = ErrorRow.Documented.Where(row => row.Kind == kind).ToList();
        var missed = rows.Where(row => ErrorRow.NameOf(row.Classify(s_classifier).Kind) != kind).ToList();
        foreach (var row in missed)
            output.WriteLine($"{row.Classify(s_classifier).Kind}: {row.Text}");

        Assert.True(rows.Count >= 8);
        Assert.True(rows.Select(static row => row.Provider).Distinct().Count() >= 5);
        Assert.InRange(1 - ((double)missed.Count / rows.Count), 0.9, 1);
    }

    [Fact]
    public void Classify_DocumentedErrors_RetriesExactlyWhatPasses() =>
        Assert.All(ErrorRow.Documented, static row => Assert.True(row.IsRetryable == row.Classify(s_classifier).IsRetryable, row.Text));

    [Fact]
    public void Classify_DocumentedErrors_GivesTheExactWait() =>
        Assert.All(ErrorRow.Documented, static row => AssertWait(row, row.Classify(s_classifier).RetryAfter));

    [Fact]
    public void Classify_RecordedErrorsBesideTheRepository_MeetsTheBars()
    {
        var file = Path.Combine(Repository.Data, "errors", "provider_errors.jsonl");
        if (!File.Exists(file))
        {
            output.WriteLine($"Not measured: there is no '{file}'.");
            return;
        }

        var rows = File.ReadLines(file).Select(ErrorRow.Parse).ToList();
        var right = rows.Count(static row => ErrorRow.NameOf(row.Classify(s_classifier).Kind) == row.Kind);

        Assert.InRange((double)right / rows.Count, 0.97, 1);
        Assert.All(rows, static row => Assert.True(row.IsRetryable == row.Classify(s_classifier).IsRetryable, row.Text));
        Assert.All(rows, static row => AssertWait(row, row.Classify(s_classifier).RetryAfter));
    }

    private static void AssertWait(ErrorRow row, TimeSpan? found) =>
        Assert.True(row.Delay is { } asked ? found is { } wait && (asked - wait).Duration() <= TimeSpan.FromMilliseconds(1) : found is null, $"{found}: {row.Text}");
}
