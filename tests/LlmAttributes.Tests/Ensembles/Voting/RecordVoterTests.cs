using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Ensembles;

public sealed class RecordVoterTests
{
    private static readonly Trip[] s_trips = [new("Rome", 3, 5), new("rome", 2, 5), new("Oslo", 3, 7)];

    [Fact]
    public void Vote_Members_AreVotedOnEachAlone()
    {
        var result = Votes.On(new TripVoter(), s_trips);

        Assert.Equal(new("Rome", 3, 5), result.Value);
        Assert.Equal(2 / 3.0, result.Agreement, 9);
    }

    [Fact]
    public void Vote_MixtureNobodyGave_IsAllowed() => Assert.Equal(new("Rome", 1, 9), Votes.On(new TripVoter(), new Trip("Rome", 1, 3), new("Rome", 4, 9), new("Oslo", 1, 9)).Value);

    [Fact]
    public void Vote_MixtureThatBreaksItsOwnDemands_IsTheAnswerNearestToIt()
    {
        // The members alone would say from 8 to 2.
        var result = Votes.Weighted(new TripVoter(), [3, 3, 4], new Trip("Rome", 8, 9), new("Rome", 8, 10), new("Oslo", 1, 2));

        Assert.Equal(new("Rome", 8, 9), result.Value);
    }

    [Fact]
    public void Vote_Keys_LeaveOutTheAnswersOfOtherKeys()
    {
        var result = Votes.On(new TripVoter(isKeyed: true), new Trip("Rome", 3, 5), new("Oslo", 1, 7), new("rome", 4, 5), new("Bern", 1, 7), new("Rome", 4, 6));

        Assert.Equal(new("Rome", 4, 5), result.Value);
        Assert.Equal(0.6, result.Agreement, 9);
    }

    [Fact]
    public void Same_WithoutKeys_ComparesAllMembers()
    {
        Assert.True(new TripVoter().Same(new("Rome", 3, 5), new("ROME", 3, 5)));
        Assert.False(new TripVoter().Same(new("Rome", 3, 5), new("Rome", 3, 6)));
        Assert.True(new TripVoter(isKeyed: true).Same(new("Rome", 3, 5), new("Rome", 3, 6)));
    }

    [Fact]
    public void Vote_ConstructorThatRefusesTheMixture_IsTheMostTypicalAnswer() =>
        Assert.Equal(new("Rome", 3, 5), Votes.On(new TripVoter(refuses: true), s_trips).Value);

    [Fact]
    public void Union_Kind_IsVotedOnFirst()
    {
        var result = Votes.On(new ShapeVoter(), new Circle(1), new Square(4), new Circle(2), new Circle(1), new Square(4));

        Assert.Equal(new Circle(1), result.Value);
        Assert.Equal(0.6 * 2 / 3, result.Agreement, 9);
        Assert.False(new ShapeVoter().Same(new Circle(1), new Square(1)));
        Assert.True(new ShapeVoter().Same(new Circle(1), new Circle(1)));
    }

    private abstract record Shape;

    private sealed record Circle(int Radius) : Shape;

    private sealed record Square(int Side) : Shape;

    private sealed class ShapeVoter : UnionVoter<Shape>
    {
        private static readonly Voter<Shape>[] s_kinds = [Voters.Kind<Shape, Circle>(Voters.Equal<Circle>()), Voters.Kind<Shape, Square>(Voters.Equal<Square>())];

        protected override int KindOf(Shape answer) => answer is Circle ? 0 : 1;

        protected override Voter<Shape> VoterOf(int kind) => s_kinds[kind];
    }
}
