namespace LlmAttributes.Redis.Tests.Harness;

/// <summary>Shares one server among all tests.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // xunit's own word for a group of tests that share a fixture.
public sealed class RedisCollection : ICollectionFixture<RedisFixture>
#pragma warning restore CA1711
{
    public const string Name = "Redis";
}
