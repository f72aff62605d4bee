using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Routing.Learning;

public class AdaptiveRouteStateTests
{
    private readonly FakeTimeProvider _time = new();

    private AdaptiveRoute Route(params string[] models) => new(models, new() { MaxTaskTypes = 2 }, _time);

    private static byte[] Save(AdaptiveRoute route)
    {
        using var memory = new MemoryStream();
        route.Save(memory);
        return memory.ToArray();
    }

    private AdaptiveRoute Trained()
    {
        var route = Route("a", "b");
        for (var i = 0; i < 60; i++)
            route.Learn(i % 4 == 0 ? null : $"task {i % 4}", i % 2, i % 7 / 6.0, i * 0.001, TimeSpan.FromSeconds(i));
        return route;
    }

    [Fact]
    public void Restore_Saved_ChoosesAsIfItHadGoneOn()
    {
        var (first, second) = (Trained(), Route("a", "b"));
        second.Restore(new MemoryStream(Save(first)));

        foreach (var task in (string?[])[null, "task 1", "task 3", "unseen"])
            Assert.Equal(first.ExpectedQuality(task, 1), second.ExpectedQuality(task, 1), 1e-12);
        Assert.Equal(Save(first), Save(second));
    }

    [Fact]
    public void Restore_Twice_CountsOnce()
    {
        var route = Route("a", "b");
        var state = Save(Trained());

        route.Restore(new MemoryStream(state));
        route.Restore(new MemoryStream(state));

        Assert.Equal(state, Save(route));
    }

    [Fact]
    public void Restore_OtherModels_TakesThoseItHas()
    {
        var trained = Trained();
        var route = Route("new", "b");

        route.Restore(new MemoryStream(Save(trained)));

        Assert.Equal(trained.ExpectedQuality("task 1", 1), route.ExpectedQuality("task 1", 1), 1e-12);
        Assert.Equal(0.8, route.ExpectedQuality("task 1", 0), 1e-12);
    }

    [Fact]
    public void Save_Later_WeighsOutcomesByAge()
    {
        var route = new AdaptiveRoute(["a"], new() { HalfLife = TimeSpan.FromHours(1) }, _time);
        route.Learn("t", 0, 1);
        _time.Advance(TimeSpan.FromHours(2));

        Assert.Contains("\"count\":0.25", Encoding.UTF8.GetString(Save(route)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "not the JSON")]
    [InlineData("[]", "not the JSON")]
    [InlineData("{}", "not the JSON")]
    [InlineData("{\"version\":2}", "version 2, this library reads version 1")]
    [InlineData("{\"version\":1,\"overall\":{},\"tasks\":[]}", "not the JSON")]
    [InlineData("{\"version\":1,\"overall\":{\"a\":{\"count\":1}},\"tasks\":{}}", "not the JSON")]
    [InlineData("{\"version\":1,\"overall\":{\"a\":{\"count\":1,\"quality\":2,\"cost_usd\":0,\"seconds\":0}},\"tasks\":{}}", "out of range")]
    [InlineData("{\"version\":1,\"overall\":{\"a\":{\"count\":-1,\"quality\":0,\"cost_usd\":0,\"seconds\":0}},\"tasks\":{}}", "out of range")]
    public void Restore_SomethingElse_IsNamedAndChangesNothing(string state, string fault)
    {
        var route = Trained();
        var before = Save(route);

        Assert.Contains(fault, Assert.Throws<InvalidDataException>(() => route.Restore(new MemoryStream(Encoding.UTF8.GetBytes(state)))).Message, StringComparison.Ordinal);
        Assert.Equal(before, Save(route));
    }

    [Fact]
    public void Restore_Damaged_IsRefusedOrReadable()
    {
        var state = Save(Trained());
        Gen.Select(Gen.Int[0, state.Length - 1], Gen.Byte).Sample(
            (at, value) =>
            {
                var damaged = (byte[])state.Clone();
                damaged[at] = value;
                var route = Route("a", "b");
                try
                {
                    route.Restore(new MemoryStream(damaged));
                }
                catch (InvalidDataException)
                {
                    return;
                }

                Assert.InRange(route.ExpectedQuality("task 1", 0), 0, 1);
            },
            iter: 500, threads: 1);
    }
}
