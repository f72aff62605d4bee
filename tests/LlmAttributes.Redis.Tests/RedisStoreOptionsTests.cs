namespace LlmAttributes.Redis.Tests;

public class RedisStoreOptionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a{b")]
    public void Connect_PrefixWithoutTextOrWithBraces_Throws(string prefix) =>
        Assert.StartsWith(
            $"'RedisStoreOptions.KeyPrefix' is '{prefix}'; give it a text without braces.",
            Assert.Throws<ArgumentException>(() => RedisStore.Connect("127.0.0.1:1", new() { KeyPrefix = prefix })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Connect_NumbersOutOfRange_NameThem()
    {
        Assert.Equal("Database", Fault(new() { Database = -2 }));
        Assert.Equal("OnUnavailable", Fault(new() { OnUnavailable = (RedisUnavailable)7 }));
        Assert.Equal("WorkflowDays", Fault(new() { WorkflowDays = 0 }));
        Assert.Equal("LeaseClock", Fault(new() { LeaseClock = (RedisLeaseClock)7 }));

        static string? Fault(RedisStoreOptions options) => Assert.Throws<ArgumentOutOfRangeException>(() => RedisStore.Connect("127.0.0.1:1", options)).ParamName;
    }
}
