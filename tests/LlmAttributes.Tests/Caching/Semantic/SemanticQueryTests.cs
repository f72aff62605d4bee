using CsCheck;

namespace LlmAttributes.Tests.Caching.Semantic;

public class SemanticQueryTests
{
    private static readonly Gen<(string? Partition, string[] Slots)> s_place = Gen.Select(
        Gen.Char["a="].Array[0, 3].Select(static letters => letters.Length == 3 ? null : new string(letters)),
        Gen.Char["a="].Array[0, 3].Select(static letters => new string(letters)).Array[0, 3]);

    [Fact]
    public void Shelf_AnyTwoPlaces_IsTheSameForTheSamePartitionAndSlotsAlone() => Gen.Select(s_place, s_place).Sample(static (one, other) =>
        (ShelfOf(one.Partition, one.Slots) == ShelfOf(other.Partition, other.Slots)) == (one.Partition == other.Partition && one.Slots.SequenceEqual(other.Slots)));

    [Fact]
    public void Shelf_SlotThatReadsLikeAShelf_IsNotThatShelf()
    {
        var tenant = ShelfOf("tenant", ["a"]);

        Assert.NotEqual(tenant, ShelfOf(null, [tenant]));
        Assert.NotEqual(ShelfOf(null, ["a"]), ShelfOf(null, [ShelfOf(null, ["a"])]));
    }

    private static string ShelfOf(string? partition, string[] slots) => new SemanticQuery("why") { Partition = partition, Slots = slots }.Shelf;
}
