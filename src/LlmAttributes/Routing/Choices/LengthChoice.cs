namespace LlmAttributes;

/// <summary>The models of the band into which the input falls, then those of longer bands, then those that the route names for any length.</summary>
internal sealed class LengthChoice(Candidate[] candidates, int[] bounds, NamedOrder[] orders, NamedOrder others) : RouteChoice(candidates, RouteReason.Length)
{
    public override RouteOrder Order(ref RouteQuestion question) => OrderFor(ref question).Of(question.Allowed);

    public override uint Named(ref RouteQuestion question) => OrderFor(ref question).Bits;

    // The models of a band share its bound, so the input is counted as the first of them does.
    private NamedOrder OrderFor(ref RouteQuestion question)
    {
        for (var i = 0; i < bounds.Length; i++)
        {
            if (bounds[i] == int.MaxValue || question.InputAtMost <= bounds[i] || (bounds[i] >= 0 && question.InputTokens(Candidates[orders[i].First].Model) <= bounds[i]))
                return orders[i];
        }

        return others;
    }
}
