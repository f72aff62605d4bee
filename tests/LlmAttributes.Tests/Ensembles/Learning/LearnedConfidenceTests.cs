using System.Text.Json;

namespace LlmAttributes.Tests.Ensembles;

public sealed class LearnedConfidenceTests
{
    [Fact]
    public void Fit_ChancesOfASmoothCurve_KeepsTheCurveOfTwoNumbers()
    {
        var learned = LearnedConfidence.Fit(Draw(2000, static share => ConfidenceScale.Prior.Of(share)), default);

        Assert.Null(learned.Steps);
        Assert.Equal(ConfidenceScale.Prior.Of(0.8), learned.Of(0.8), 0.05);
    }

    [Fact]
    public void Fit_ChancesThatJump_TakesStepsAndIsNearThem()
    {
        var learned = LearnedConfidence.Fit(Draw(2000, static share => share < 0.7 ? 0.4 : 0.95), default);

        Assert.NotNull(learned.Steps);
        Assert.Equal(0.4, learned.Of(0.5), 0.06);
        Assert.Equal(0.95, learned.Of(0.8), 0.06);
    }

    [Fact]
    public void Of_Steps_NeverFallsAndIsNeverCertain()
    {
        var steps = IsotonicCurve.Fit(Draw(300, static share => share * share));
        var confidences = Enumerable.Range(0, 101).Select(i => steps.Of(i / 100.0)).ToArray();

        Assert.Equal(confidences.Order(), confidences);
        Assert.All(confidences, static confidence => Assert.InRange(confidence, 1.0 / 302, 301.0 / 302));
    }

    [Fact]
    public void Of_StepsOfNothing_IsTheShare() => Assert.Equal(0.3, IsotonicCurve.Fit([]).Of(0.3));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_WhatWasWritten_IsTheSameCurve(bool jumps)
    {
        var learned = LearnedConfidence.Fit(Draw(500, share => jumps && share < 0.7 ? 0.1 : share), default);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            learned.Write(json);
            json.WriteEndObject();
        }

        var read = LearnedConfidence.Read(JsonElement.Parse(stream.ToArray()));

        Assert.Equal(jumps, read.Steps is not null);
        Assert.All(Enumerable.Range(0, 21), i => Assert.Equal(learned.Of(i / 20.0), read.Of(i / 20.0)));
    }

    private static List<(double Share, bool IsRight)> Draw(int count, Func<double, double> chance)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble()).Select(share => (share, random.NextDouble() < chance(share)))];
    }
}
