namespace LlmAttributes.Redis.Tests.Harness;

/// <summary>A theory that is skipped, with one line saying what to install, where Redis is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RedisTheoryAttribute : TheoryAttribute
{
    public RedisTheoryAttribute() => Skip = RedisProcess.Missing;
}
