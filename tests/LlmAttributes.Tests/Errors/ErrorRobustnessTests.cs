using System.Text.Json;
using CsCheck;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Errors;

[Collection(LoadCollection.Name)]
public class ErrorRobustnessTests
{
    private static readonly Gen<string> s_pieces = Gen.OneOf(
        Gen.String,
        Gen.OneOf<string>(
            "{", "}", "[", "]", "\"", ":", ",", "\\u", "\ud800", "\0", "<title>", "<html>", "null", "1e999", "-1", "99999999999999999999", "{\"error\":", "\"message\":", "\"code\":", "\"type\":", "\"input\":", "\"raw\":\"{",
            "try again in ", "retry after ", "please wait ", "1h", "2.5s", "s", "9".PadRight(400, '9'), "NaN", "Infinity", "Status: ", "HTTP 429 (", ": ", "StatusCode=\"", "ErrorCode: ", "model", " not found", "Invalid '", "#", "::"));

    private static readonly Gen<string> s_texts = Gen.OneOf(
        s_pieces.Array[0, 40].Select(string.Concat),
        Gen.Select(Gen.OneOf<string>([.. ErrorRow.Documented.Select(static row => row.Answer?.Body ?? "")]), Gen.Int[0, 4000], s_pieces, static (body, at, piece) => body.Insert(Math.Min(at, body.Length), piece)),
        Gen.Select(Gen.OneOf<string>([.. ErrorRow.Documented.Select(static row => row.Answer?.Body ?? "")]), Gen.Int[0, 4000], static (body, at) => body[..Math.Min(at, body.Length)]));

    private static readonly Gen<Dictionary<string, string>> s_headers = Gen.Select(Gen.OneOf<string>([.. ProviderError.RelevantHeaders]), s_texts)
        .Array[0, 4].Select(static pairs => pairs.DistinctBy(static pair => pair.Item1).ToDictionary(static pair => pair.Item1, static pair => pair.Item2));

    [Fact]
    public void Classify_AnyAnswer_DoesNotThrowAndIsConsistent() =>
        Gen.Select(Gen.Int[-1, 700], s_texts, s_texts, s_headers).Sample(
            static (status, body, message, headers) =>
            {
                var found = ErrorClassifier.Default.Classify(new ProviderError(status) { Body = body, Message = message, Code = body.Length % 2 == 0 ? message : null, RetryAfter = body.Length % 3 == 0 ? body : null, Headers = headers });

                Assert.True(found.RetryAfter is null || (found.IsRetryable && found.RetryAfter >= TimeSpan.Zero));
            },
            iter: 3_000, threads: 1);

    [Fact]
    public void Classify_AnyExceptionMessage_DoesNotThrow() =>
        s_texts.Sample(static text => ErrorClassifier.Default.Classify(new InvalidOperationException(text, new InvalidDataException(text + text))), iter: 3_000, threads: 1);

    [Fact]
    public void Classify_HugeTexts_ReadsABoundedPart()
    {
        const int Size = 5_000_000;
        var open = new string('[', Size);
        var deep = string.Concat(Enumerable.Repeat("{\"error\":", Size / 9));
        var cues = string.Concat(Enumerable.Repeat("try again in 1model", Size / 19));

        foreach (var text in (string[])[open, deep, cues, "{\"message\":\"" + cues, new string('9', Size), "try again in " + new string('9', Size), new string(' ', Size)])
        {
            // The bound is on memory, which does not depend on how busy the machine is: what is not copied is not read.
            var before = GC.GetAllocatedBytesForCurrentThread();
            ErrorClassifier.Default.Classify(new ProviderError(400) { Body = text, Message = text });
            ErrorClassifier.Default.Classify(new InvalidOperationException(text));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"error\":null}")]
    [InlineData("{\"error\":{\"message\":")]
    [InlineData("<html><head><title>")]
    public void Classify_BodyThatSaysNothing_LeavesItToTheStatus(string body) =>
        Assert.Equal(new(LlmErrorKind.ServerError, true) { StatusCode = 500 }, ErrorClassifier.Default.Classify(new ProviderError(500) { Body = body }));

    [Fact]
    public void Classify_CutBody_KeepsWhatWasRead()
    {
        var body = JsonSerializer.Serialize(new { error = new { code = "insufficient_quota", message = "You exceeded your current quota" } });

        Assert.Equal(LlmErrorKind.QuotaExhausted, ErrorClassifier.Default.Classify(new ProviderError(429) { Body = body[..45] }).Kind);
    }

    [Fact]
    public void Classify_WordsOfTheUserInTheBody_AreNotTheProviders()
    {
        const string Body = """{"detail":[{"type":"missing","loc":["body","messages"],"msg":"Field required","input":{"message":"rate limit exceeded: insufficient_quota","code":"content_filter"}}]}""";

        Assert.Equal(LlmErrorKind.BadRequest, ErrorClassifier.Default.Classify(new ProviderError(422) { Body = Body }).Kind);
    }
}
