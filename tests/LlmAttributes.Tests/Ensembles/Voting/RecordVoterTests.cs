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

    private sealed record Trip(string City, int First, int Last) : IValidatableAnswer
    {
        public IEnumerable<string> Validate() => First <= Last ? [] : ["an end after the start"];
    }

    private abstract record Shape;

    private sealed record Circle(int Radius) : Shape;

    private sealed record Square(int Side) : Shape;

    private sealed class TripVoter(bool isKeyed = false, bool refuses = false) : RecordVoter<Trip>
    {
        protected override bool HasKeys => isKeyed;

        public override bool Same(Trip left, Trip right) => Voters.Text.Same(left.City, right.City) && (isKeyed || (left.First == right.First && left.Last == right.Last));

        public override double Likeness(Trip left, Trip right) => (Voters.Text.Likeness(left.City, right.City) + (left.First == right.First ? 1 : 0) + (left.Last == right.Last ? 1 : 0)) / 3;

        protected override Trip Make(MemberVotes<Trip> votes)
        {
            var city = votes.Of(Voters.Text, static trip => trip.City);
            var first = votes.Of(Voters.Equal<int>(), static trip => trip.First);
            var last = votes.Of(Voters.Equal<int>(), static trip => trip.Last);
            return refuses ? throw new ArgumentException("No.") : new(city, first, last);
        }
    }

    private sealed class ShapeVoter : UnionVoter<Shape>
    {
        private static readonly Voter<Shape>[] s_kinds = [Voters.Kind<Shape, Circle>(Voters.Equal<Circle>()), Voters.Kind<Shape, Square>(Voters.Equal<Square>())];

        protected override int KindOf(Shape answer) => answer is Circle ? 0 : 1;

        protected override Voter<Shape> VoterOf(int kind) => s_kinds[kind];
    }
}
