using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Ensembles;

public sealed class CollectionVoterTests
{
    private static readonly Voter<string[]> s_set = Voters.Sequence<string[], string>(Voters.Text, isSet: true, static items => items.ToArray());

    private static readonly Voter<IReadOnlyList<int>> s_aligned = Voters.Sequence<IReadOnlyList<int>, int>(Voters.Equal<int>(), isSet: false, static items => items);

    private static readonly Voter<Dictionary<string, int>> s_map = Voters.Map<Dictionary<string, int>, int>(Voters.Equal<int>(), static map => map);

    [Fact]
    public void Set_ItemsOfMost_Stay()
    {
        var result = Votes.On(s_set, ["urgent", "billing"], ["Billing", "refund"], ["refund", "billing", "URGENT"]);

        Assert.Equal(["billing", "refund", "urgent"], result.Value.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        Assert.Equal((1 + (2 / 3.0) + (2 / 3.0)) / 3, result.Agreement, 9);
    }

    [Fact]
    public void Set_ItemOfHalf_DoesNot() => Assert.Equal(["a"], Votes.On(s_set, ["a", "b"], ["a"]).Value);

    [Fact]
    public void Set_Order_IsThatOfTheMeanPlace() => Assert.Equal(["a", "b", "c"], Votes.On(s_set, ["a", "b", "c"], ["b", "a", "c"], ["a", "c", "b"]).Value);

    [Fact]
    public void Set_RepeatedItem_CountsOnce() => Assert.Equal(["a"], Votes.Weighted(s_set, [1, 1], ["a", "a", "A."], ["a", "b"]).Value);

    [Fact]
    public void Set_NothingOfAll_IsEmpty()
    {
        var result = Votes.On(s_set, [], []);

        Assert.Empty(result.Value);
        Assert.Equal(1, result.Agreement);
    }

    [Fact]
    public void Set_SameItemsInAnotherOrder_AreOneVote()
    {
        Assert.True(s_set.Same(["a", "b"], ["B", "a", "a"]));
        Assert.False(s_set.Same(["a", "b"], ["a"]));
        Assert.Equal(2 / 3.0, s_set.Likeness(["a", "b"], ["a"]), 9);
    }

    [Fact]
    public void Aligned_Places_AreVotedOnEachAlone()
    {
        var result = Votes.On(s_aligned, [1, 2, 3], [1, 9, 3], [1, 2, 8], [7]);

        Assert.Equal([1, 2, 3], result.Value);
        Assert.Equal(0.75 * (1 + (2 / 3.0) + (2 / 3.0)) / 3, result.Agreement, 9);
    }

    [Fact]
    public void Aligned_OtherOrder_IsAnotherVote()
    {
        Assert.False(s_aligned.Same([1, 2], [2, 1]));
        Assert.Equal(0.5, s_aligned.Likeness([1, 2], [1, 3]), 9);
        Assert.True(s_aligned.Same([], []));
    }

    [Fact]
    public void Aligned_EmptyLists_StayEmpty() => Assert.Empty(Votes.On(s_aligned, [], [], [1]).Value);

    [Fact]
    public void Map_KeysOfMost_HaveTheValueOfMost()
    {
        var result = Votes.On(s_map, new() { ["a"] = 1, ["b"] = 2 }, new() { ["a"] = 1 }, new() { ["a"] = 3, ["c"] = 4 });

        Assert.Equal(new Dictionary<string, int> { ["a"] = 1 }, result.Value);
        Assert.Equal(2 / 3.0, result.Agreement, 9);
    }

    [Fact]
    public void Map_Likeness_CountsKeysAndValues()
    {
        Assert.Equal(0.5, s_map.Likeness(new() { ["a"] = 1, ["b"] = 2 }, new() { ["a"] = 1, ["b"] = 3 }), 9);
        Assert.True(s_map.Same([], []));
    }
}
