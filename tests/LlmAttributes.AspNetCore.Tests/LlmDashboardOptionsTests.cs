using LlmAttributes.AspNetCore.Tests.Harness;

namespace LlmAttributes.AspNetCore.Tests;

public sealed class LlmDashboardOptionsTests
{
    public static TheoryData<string, Action<LlmDashboardOptions>> Faults => new()
    {
        { nameof(LlmDashboardOptions.RecentCalls), static options => options.RecentCalls = 0 },
        { nameof(LlmDashboardOptions.MaxContentLength), static options => options.MaxContentLength = 100_001 },
        { nameof(LlmDashboardOptions.RefreshSeconds), static options => options.RefreshSeconds = double.NaN },
        { nameof(LlmDashboardOptions.MaxReaders), static options => options.MaxReaders = 1_001 },
        { nameof(LlmDashboardOptions.Redactor), static options => options.Redactor = null! },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Map_WithAnOptionOutOfRange_NamesIt(string name, Action<LlmDashboardOptions> fault) =>
        Assert.Contains($"'LlmDashboardOptions.{name}'", Assert.ThrowsAny<ArgumentException>(() => DashboardHost.Build(new() { Options = fault })).Message, StringComparison.Ordinal);
}
