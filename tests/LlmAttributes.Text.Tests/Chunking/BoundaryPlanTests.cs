using CsCheck;

namespace LlmAttributes.Text.Tests.Chunking;

public class BoundaryPlanTests
{
    private static readonly Gen<(int Tokens, int Break)[]> s_units = Gen.Select(Gen.Int[1, 12], Gen.Int[0, 5]).Array[1, 11];

    [Fact]
    public void Find_AnyUnits_CostsWhatTheBestOfAllPlansCosts() =>
        Gen.Select(s_units, Gen.Int[12, 30], Gen.Int[0, 10], Gen.Float[-1, 1].Array[10]).Sample(
            (drawn, limit, least, ties) =>
            {
                var units = drawn.Select(static (u, i) => new TextUnit(i, i + 1, u.Tokens, 0, u.Break / 4f)).ToArray();
                using var band = new CohesionBand();
                band.Compute(new(), units.Length, 30, 0);
                for (var i = 1; i < units.Length; i++)
                    band.Tie(i - 1, i, ties[i - 1]);
                band.Sum(units.Length);
                var plan = new BoundaryPlan { Limit = limit, Target = 8, Least = least };
                List<int> starts = [];

                var cost = plan.Find(units, new int[units.Length], band, 0, units.Length, starts);

                Assert.Equal(Best(units, ties, limit, 8, least), cost, tolerance: 1e-3);
                Assert.Equal(cost, CostOf(units, ties, starts, limit, 8, least), tolerance: 1e-3);
            },
            iter: 300);

    private static double Best(TextUnit[] units, float[] ties, int limit, double target, int least)
    {
        var best = double.PositiveInfinity;
        for (var mask = 0; mask < 1 << (units.Length - 1); mask++)
        {
            List<int> starts = [0];
            for (var i = 1; i < units.Length; i++)
            {
                if ((mask >> (i - 1) & 1) != 0)
                    starts.Add(i);
            }

            best = Math.Min(best, CostOf(units, ties, starts, limit, target, least));
        }

        return best;
    }

    private static double CostOf(TextUnit[] units, float[] ties, List<int> starts, int limit, double target, int least)
    {
        var cost = 0.0;
        for (var c = 0; c < starts.Count; c++)
        {
            var (from, to) = (starts[c], c + 1 < starts.Count ? starts[c + 1] : units.Length);
            var tokens = units[from..to].Sum(static u => u.Tokens);
            if (tokens > limit && to - from > 1)
                return double.PositiveInfinity;
            var r = tokens / target;
            cost += r + (1 / r) - 2 + (from == 0 ? 0 : units[from].Break) + (tokens < least ? 1_000 * (least - tokens) / target : 0);
            for (var i = from + 1; i < to; i++)
                cost -= ties[i - 1];
        }

        return cost;
    }
}
