using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Ensembles;

/// <summary>The voter that would be generated for a trip.</summary>
internal sealed class TripVoter(bool isKeyed = false, bool refuses = false) : RecordVoter<Trip>
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
