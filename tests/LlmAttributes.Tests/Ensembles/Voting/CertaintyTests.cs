using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Ensembles;

/// <summary>What is called certain stays, whatever is still said: tried with answers drawn by chance, before and after the known ones.</summary>
public sealed class CertaintyTests
{
    private const int Draws = 4_000;

    private static readonly string[] s_texts = ["the red house", "the red barn", "a dog"];

    [Fact]
    public void IsCertain_Values_NeverClaimsTooMuch() => TryAll(Voters.Equal<int>(), static random => random.Next(3));

    [Fact]
    public void IsCertain_NumbersWithATolerance_NeverClaimsTooMuch() => TryAll(Voters.Number<double>(tolerance: 1), static random => random.Next(5));

    [Fact]
    public void IsCertain_Texts_NeverClaimsTooMuch() => TryAll(Voters.Text, static random => s_texts[random.Next(3)]);

    [Fact]
    public void IsCertain_WhatMayBeMissing_NeverClaimsTooMuch() => TryAll(Voters.OrNull(Voters.Equal<int>()), static random => random.Next(3) is var n and > 0 ? n : null);

    [Fact]
    public void IsCertain_Sets_NeverClaimsTooMuch() => TryAll(Voters.Sequence<int[], int>(Voters.Equal<int>(), isSet: true, static items => [.. items]), Items);

    [Fact]
    public void IsCertain_AlignedLists_NeverClaimsTooMuch() => TryAll(Voters.Sequence<int[], int>(Voters.Equal<int>(), isSet: false, static items => [.. items]), Items);

    [Fact]
    public void IsCertain_Dictionaries_NeverClaimsTooMuch() =>
        TryAll(Voters.Map<Dictionary<string, int>, int>(Voters.Equal<int>(), static map => map), static random => new() { ["a"] = random.Next(2), [random.Next(2) == 0 ? "b" : "c"] = random.Next(2) });

    [Fact]
    public void IsCertain_Records_NeverClaimsTooMuch() => TryAll(new TripVoter(), NewTrip);

    [Fact]
    public void IsCertain_RecordsWithKeys_NeverClaimsTooMuch() => TryAll(new TripVoter(isKeyed: true), NewTrip);

    [Fact]
    public void IsCertain_RecordsOfWhichMostAgree_Holds() => Assert.True(new TripVoter().IsCertain([new("Rome", 3, 5), new("rome", 3, 5), new("Rome", 3, 5)], [1, 1, 1], 2));

    [Fact]
    public void IsCertain_RecordOfWhichOnePartIsOpen_DoesNotHold() => Assert.False(new TripVoter().IsCertain([new("Rome", 3, 5), new("Rome", 3, 6), new("Rome", 3, 5)], [1, 1, 1], 2));

    [Fact]
    public void IsCertain_MixtureThatBreaksItsOwnDemands_DoesNotHold() => Assert.False(new TripVoter(refuses: true).IsCertain([new("Rome", 3, 5), new("Rome", 3, 5), new("Rome", 3, 5)], [1, 1, 1], 1));

    private static int[] Items(Random random) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(2))];

    private static Trip NewTrip(Random random) => new(random.Next(3) == 0 ? "Oslo" : "Rome", random.Next(1, 3), random.Next(3, 5));

    private static void TryAll<T>(Voter<T> voter, Func<Random, T> draw)
    {
        var random = new Random(1);
        var claims = 0;
        for (var i = 0; i < Draws; i++)
        {
            var (known, weights) = Draw(random, draw, random.Next(1, 5));
            var (later, open) = Draw(random, draw, random.Next(1, 3));
            if (!voter.IsCertain(known, weights, open.Sum()))
                continue;
            claims++;
            var now = Votes.Weighted(voter, weights, known).Value;
            Assert.True(voter.Same(now, Votes.Weighted(voter, [.. weights, .. open], [.. known, .. later]).Value));
            Assert.True(voter.Same(now, Votes.Weighted(voter, [.. open, .. weights], [.. later, .. known]).Value));
        }

        Assert.InRange(claims, Draws / 50, Draws);
    }

    private static (T[] Answers, double[] Weights) Draw<T>(Random random, Func<Random, T> draw, int count)
    {
        var (answers, weights) = (new T[count], new double[count]);
        for (var i = 0; i < count; i++)
            (answers[i], weights[i]) = (draw(random), random.Next(1, 4));
        return (answers, weights);
    }
}
