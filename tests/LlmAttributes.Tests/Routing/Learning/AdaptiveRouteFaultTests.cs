namespace LlmAttributes.Tests.Routing.Learning;

public class AdaptiveRouteFaultTests
{
    private static readonly AdaptiveRoute s_route = new(["a", "b"]);

    [Fact]
    public void Create_NoModel_IsRefused() => Assert.Throws<ArgumentException>(static () => new AdaptiveRoute([]));

    [Fact]
    public void Create_ModelTwice_IsRefused() => Assert.Throws<ArgumentException>(static () => new AdaptiveRoute(["a", "b", "a"]));

    public static TheoryData<AdaptiveRouteOptions, string> WrongOptions { get; } = new()
    {
        { new() { QualityWeight = -1 }, nameof(AdaptiveRouteOptions.QualityWeight) },
        { new() { CostWeight = 101 }, nameof(AdaptiveRouteOptions.CostWeight) },
        { new() { LatencyWeight = double.NaN }, nameof(AdaptiveRouteOptions.LatencyWeight) },
        { new() { Exploration = 11 }, nameof(AdaptiveRouteOptions.Exploration) },
        { new() { ExplorationFloor = 1.5 }, nameof(AdaptiveRouteOptions.ExplorationFloor) },
        { new() { HalfLife = TimeSpan.Zero }, nameof(AdaptiveRouteOptions.HalfLife) },
        { new() { PriorQuality = -0.1 }, nameof(AdaptiveRouteOptions.PriorQuality) },
        { new() { MaxTaskTypes = 0 }, nameof(AdaptiveRouteOptions.MaxTaskTypes) },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Create_OptionOutOfRange_IsNamed(AdaptiveRouteOptions options, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveRoute(["a"], options)).ParamName);

    [Theory]
    [InlineData(-1, 0.5, 0, 0, "model")]
    [InlineData(2, 0.5, 0, 0, "model")]
    [InlineData(0, -0.1, 0, 0, "quality")]
    [InlineData(0, double.NaN, 0, 0, "quality")]
    [InlineData(0, 0.5, -1, 0, "costUsd")]
    [InlineData(0, 0.5, double.PositiveInfinity, 0, "costUsd")]
    [InlineData(0, 0.5, 0, -1, "latency")]
    public void Learn_ValueOutOfRange_IsNamed(int model, double quality, double cost, double seconds, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => s_route.Learn("t", model, quality, cost, TimeSpan.FromSeconds(seconds))).ParamName);

    [Fact]
    public void Rank_WrongRoom_IsRefused() => Assert.Throws<ArgumentException>(static () => s_route.Rank("t", new int[3]));
}
