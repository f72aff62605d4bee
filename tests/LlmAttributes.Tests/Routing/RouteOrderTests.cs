namespace LlmAttributes.Tests.Routing;

public class RouteOrderTests
{
    private static int[] Numbers(RouteOrder order) => [.. Enumerable.Range(0, order.Count).Select(i => order[i])];

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(16)]
    public void Declared_AnyCount_CountsUp(int count) =>
        Assert.Equal(Enumerable.Range(0, count), Numbers(RouteOrder.Declared(count, RouteReason.Turn)));

    [Fact]
    public void From_EveryPositionOfEveryCount_TurnsTheCircle()
    {
        for (var count = 1; count <= RouteOrder.Most; count++)
        {
            for (var turn = 0; turn < count; turn++)
                Assert.Equal(Enumerable.Range(0, count).Select(i => (i + turn) % count), Numbers(RouteOrder.Declared(count, RouteReason.Turn).From((uint)turn)));
        }
    }

    [Fact]
    public void Led_EveryNumberOfEveryCount_ComesFirstAndTheOthersStay()
    {
        for (var count = 1; count <= RouteOrder.Most; count++)
        {
            var order = RouteOrder.Declared(count, RouteReason.Turn).From((uint)(count / 2));
            for (var number = 0; number < count; number++)
                Assert.Equal([number, .. Numbers(order).Where(n => n != number)], Numbers(order.Led(number)));
        }
    }

    [Fact]
    public void Led_NumberThatIsNotInIt_StaysAsItIs() =>
        Assert.Equal([2, 3], Numbers(RouteOrder.Of([2, 3], RouteReason.Turn).Led(0)));

    [Fact]
    public void Keep_SomeBits_KeepsTheirOrder() =>
        Assert.Equal([15, 2, 0], Numbers(RouteOrder.Of([15, 7, 2, 1, 0], RouteReason.Turn).Keep(1u << 15 | 1u << 2 | 1)));

    [Fact]
    public void Then_AnotherOrder_Follows()
    {
        var order = RouteOrder.Of([3, 1], RouteReason.Best).Then(RouteOrder.Of([0, 2], RouteReason.Turn));

        Assert.Equal([3, 1, 0, 2], Numbers(order));
        Assert.Equal(RouteReason.Best, order.Reason);
    }

    [Fact]
    public void Bits_Order_AreItsNumbers() => Assert.Equal(1u << 15 | 1u << 4, RouteOrder.Of([4, 15], RouteReason.Turn).Bits);

    [Fact]
    public void Name_EveryReason_HasOneOfItsOwn()
    {
        var names = Enum.GetValues<RouteReason>().Select(r => r.Name()).ToArray();

        Assert.Equal(names.Length, names.Distinct().Count());
    }
}
