using System.Net;
using System.Net.Sockets;

namespace LlmAttributes.Tests.Errors;

public class ExceptionClassificationTests
{
    [Theory]
    [InlineData("Status(StatusCode=\"ResourceExhausted\", Detail=\"Quota exceeded\")", LlmErrorKind.RateLimit, true)]
    [InlineData("Status(StatusCode=\"Unavailable\", Detail=\"Connection refused\")", LlmErrorKind.Overloaded, true)]
    [InlineData("Status(StatusCode=\"DeadlineExceeded\", Detail=\"\")", LlmErrorKind.Timeout, true)]
    [InlineData("Status(StatusCode=\"Unauthenticated\", Detail=\"\")", LlmErrorKind.Authentication, false)]
    [InlineData("Service request failed.\nStatus: 400 (Bad Request)\nErrorCode: DeploymentNotFound\n\nContent:\n{\"error\":{\"code\":\"DeploymentNotFound\"}}", LlmErrorKind.ModelNotFound, false)]
    [InlineData("Status Code: TooManyRequests\n{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}", LlmErrorKind.Overloaded, true)]
    [InlineData("Error code: 400 - {'error': {'message': \"This model's maximum context length is 4096 tokens.\"}}", LlmErrorKind.ContextLength, false)]
    [InlineData("The model is overloaded. Please try again later.", LlmErrorKind.Overloaded, true)]
    [InlineData("Invalid user message={'content': 'I got HTTP 429 (status code 429)'}", LlmErrorKind.Unknown, false)]
    [InlineData("Sequence contains no elements", LlmErrorKind.Unknown, false)]
    public void Classify_MessageOfAnSdk_IsUnderstood(string message, LlmErrorKind kind, bool passes)
    {
        var found = ErrorClassifier.Default.Classify(new InvalidOperationException(message));

        Assert.Equal((kind, passes), (found.Kind, found.IsRetryable));
    }

    [Fact]
    public void Classify_ExceptionOfThisLibrary_KeepsWhatItSays()
    {
        var inner = new LlmException(LlmErrorKind.RateLimit, "x") { IsRetryable = true, StatusCode = 429, ProviderCode = "c", RetryAfter = TimeSpan.FromSeconds(3) };

        Assert.Equal(
            new(LlmErrorKind.RateLimit, true) { StatusCode = 429, ProviderCode = "c", RetryAfter = TimeSpan.FromSeconds(3) },
            ErrorClassifier.Default.Classify(new InvalidOperationException("wrapped", inner)));
    }

    [Fact]
    public void Classify_FaultOfAFileOrOfTheCaller_IsNoNetworkFault()
    {
        foreach (var exception in new Exception[] { new FileNotFoundException("rate limit exceeded.txt"), new DirectoryNotFoundException(), new ArgumentException("too many requests"), new OperationCanceledException() })
            Assert.Equal(new(LlmErrorKind.Unknown, false), ErrorClassifier.Default.Classify(exception));
    }

    [Fact]
    public void Classify_ExceptionOfAmazonsSdk_IsKnownByItsName() =>
        Assert.Equal(
            new(LlmErrorKind.RateLimit, true) { ProviderCode = "ThrottlingException" },
            ErrorClassifier.Default.Classify(new Amazon.BedrockRuntime.Model.ThrottlingException()));

    [Fact]
    public void Classify_ConnectionThatTimedOut_IsTimeout()
    {
        var exception = new HttpRequestException("x", new SocketException((int)SocketError.TimedOut));

        Assert.Equal(new(LlmErrorKind.Timeout, true), ErrorClassifier.Default.Classify(exception));
    }

    [Theory]
    [InlineData(429, "false", false)]
    [InlineData(429, "true", true)]
    [InlineData(409, "true", true)]
    [InlineData(401, "true", false)]
    public void Classify_ServerThatSaysWhetherToRetry_IsHeardUnlessTheErrorIsPermanent(int status, string header, bool isRetryable) =>
        Assert.Equal(isRetryable, ErrorClassifier.Default.Classify(new ProviderError(status) { Headers = new Dictionary<string, string> { ["X-Should-Retry"] = header } }).IsRetryable);

    [Fact]
    public void Classify_HttpRequestExceptionWithAStatus_IsReadBeforeItsCause() =>
        Assert.Equal(LlmErrorKind.RateLimit, ErrorClassifier.Default.Classify(new HttpRequestException("x", new IOException(), HttpStatusCode.TooManyRequests)).Kind);
}
