using LlmAttributes.Redis.Tests.Harness;

namespace LlmAttributes.Tests.Costs;

/// <summary>A test of a store, skipped where Redis is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StoreFactAttribute : FactAttribute
{
    public StoreFactAttribute() => Skip = RedisProcess.Missing;
}
