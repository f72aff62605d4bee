using System.Net;
using System.Net.Sockets;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Errors;

public class ErrorClassifierTests
{
    private static readonly FakeTimeProvider s_clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly ErrorClassifier _classifier = new(Failures.Read, s_clock);

    [Theory]
    [InlineData(400, LlmErrorKind.BadRequest, false)]
    [InlineData(401, LlmErrorKind.Authentication, false)]
    [InlineData(402, LlmErrorKind.QuotaExhausted, false)]
    [InlineData(403, LlmErrorKind.Permission, false)]
    [InlineData(404, LlmErrorKind.ModelNotFound, false)]
    [InlineData(408, LlmErrorKind.Timeout, true)]
    [InlineData(413, LlmErrorKind.RequestTooLarge, false)]
    [InlineData(422, LlmErrorKind.BadRequest, false)]
    [InlineData(429, LlmErrorKind.RateLimit, true)]
    [InlineData(500, LlmErrorKind.ServerError, true)]
    [InlineData(502, LlmErrorKind.ServerError, true)]
    [InlineData(503, LlmErrorKind.Overloaded, true)]
    [InlineData(504, LlmErrorKind.Timeout, true)]
    [InlineData(529, LlmErrorKind.Overloaded, true)]
    public void Classify_HttpStatus_GivesKindAndWhetherItPasses(int status, LlmErrorKind kind, bool passes)
    {
        var found = _classifier.Classify(new HttpRequestException("x", null, (HttpStatusCode)status));

        Assert.Equal((kind, passes, status), (found.Kind, found.IsRetryable, found.StatusCode));
    }

    [Theory]
    [InlineData("insufficient_quota", LlmErrorKind.QuotaExhausted)]
    [InlineData("context_length_exceeded", LlmErrorKind.ContextLength)]
    [InlineData("content_policy_violation", LlmErrorKind.ContentFilter)]
    public void Classify_CodeThatSaysMoreThanTheStatus_CodeWins(string code, LlmErrorKind kind)
    {
        var found = _classifier.Classify(new ProviderFailure(429, code: code));

        Assert.Equal((kind, false), (found.Kind, found.IsRetryable));
    }

    [Theory]
    [InlineData("HTTP 429 (requests: rate_limit_exceeded)\n\nRate limit reached", 429, LlmErrorKind.RateLimit)]
    [InlineData("HTTP 429 (insufficient_quota: insufficient_quota)", 429, LlmErrorKind.QuotaExhausted)]
    [InlineData("Service request failed.\nStatus: 503 (Service Unavailable)", 503, LlmErrorKind.Overloaded)]
    [InlineData("Status Code: 401", 401, LlmErrorKind.Authentication)]
    [InlineData("Status Code: TooManyRequests", 429, LlmErrorKind.RateLimit)]
    [InlineData("Status Code: InternalServerError\n{}", 500, LlmErrorKind.ServerError)]
    [InlineData("Status Code: 529", 529, LlmErrorKind.Overloaded)]
    public void Classify_StatusOnlyInTheMessage_IsRead(string message, int status, LlmErrorKind kind)
    {
        var found = _classifier.Classify(new InvalidDataException(message));

        Assert.Equal((status, kind), (found.StatusCode, found.Kind));
    }

    [Theory]
    [InlineData("HTTP 4290")]
    [InlineData("I saw HTTP 429 in a text")]
    [InlineData("HTTP 200 fine")]
    public void Classify_NumberThatIsNoStatus_IsUnknown(string message) =>
        Assert.Equal(LlmErrorKind.Unknown, _classifier.Classify(new InvalidDataException(message)).Kind);

    [Fact]
    public void Classify_ConnectionFaults_AreNetworkAndPass()
    {
        foreach (var exception in new Exception[] { new HttpRequestException("x"), new IOException("cut"), new SocketException(10054) })
            Assert.Equal(new ErrorClassification(LlmErrorKind.Network, true), _classifier.Classify(exception));
    }

    [Fact]
    public void Classify_ProviderSendsNoJson_PassesLikeAServerError() =>
        Assert.Equal(new ErrorClassification(LlmErrorKind.ServerError, true), _classifier.Classify(new System.Text.Json.JsonException()));

    [Fact]
    public void Classify_TimeoutInsideACancellation_IsTimeout() =>
        Assert.Equal(LlmErrorKind.Timeout, _classifier.Classify(new TaskCanceledException("x", new TimeoutException())).Kind);

    [Fact]
    public void Classify_CauseInsideAWrapper_IsFound() =>
        Assert.Equal(LlmErrorKind.RateLimit, _classifier.Classify(new InvalidOperationException("wrapped", new ProviderFailure(429))).Kind);

    [Theory]
    [InlineData("2", 2)]
    [InlineData("0.5", 0.5)]
    [InlineData("Thu, 01 Jan 2026 00:00:30 GMT", 30)]
    [InlineData("Wed, 31 Dec 2025 23:00:00 GMT", 0)]
    public void Classify_RetryAfter_IsSecondsOrDate(string header, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), _classifier.Classify(new ProviderFailure(429, header)).RetryAfter);

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    public void Classify_RetryAfterThatIsNeither_IsLeftOut(string header) =>
        Assert.Null(_classifier.Classify(new ProviderFailure(429, header)).RetryAfter);

    [Fact]
    public void Classify_ReaderThatKnowsNothing_FallsBackToTheCore()
    {
        var classifier = new ErrorClassifier(static _ => null, s_clock);

        Assert.Equal(LlmErrorKind.ServerError, classifier.Classify(new HttpRequestException("x", null, HttpStatusCode.InternalServerError)).Kind);
    }
}
