namespace LlmAttributes.Redis.Tests.Harness;

/// <summary>A test that is skipped, with one line saying what to install, where Redis is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = RedisProcess.Missing;
}
