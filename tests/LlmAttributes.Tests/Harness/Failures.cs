using System.Net;
using LlmAttributes.Testing;

namespace LlmAttributes.Tests.Harness;

/// <summary>Provider failures as scripted replies.</summary>
internal static class Failures
{
    public static ScriptedReply Status(int status) => ScriptedReply.Fail(new HttpRequestException("refused", null, (HttpStatusCode)status));

    public static ScriptedReply RateLimit(string retryAfter) => ScriptedReply.Fail(new ProviderFailure(429, retryAfter));

    public static ProviderError? Read(Exception exception) => exception is ProviderFailure f ? new(f.Status) { RetryAfter = f.RetryAfter, Code = f.Code } : null;
}
