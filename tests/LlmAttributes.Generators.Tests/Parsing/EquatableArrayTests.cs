using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Tests;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Equals_SameElements_IsTrueWithSameHash()
    {
        EquatableArray<string> left = ["a", "b"];
        EquatableArray<string> right = ["a", "b"];

        Assert.True(left == right);
        Assert.True(left.Equals((object)right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Fact]
    public void Equals_OtherElementsOrderOrLength_IsFalse()
    {
        EquatableArray<string> array = ["a", "b"];

        Assert.True(array != ["b", "a"]);
        Assert.True(array != ["a"]);
        Assert.False(array.Equals("a"));
    }

    [Fact]
    public void Default_IsTheEmptyArray()
    {
        EquatableArray<string> empty = [];

        Assert.True(default == empty);
        Assert.True(empty.IsEmpty);
        Assert.Empty(default(EquatableArray<string>));
        Assert.Equal(default(EquatableArray<string>).GetHashCode(), empty.GetHashCode());
    }
}
