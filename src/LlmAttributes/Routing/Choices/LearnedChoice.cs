using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The candidate whose answer to the call's own prompt is expected to be best, weighed against price and speed where the route asks for it.</summary>
internal sealed class LearnedChoice : RouteChoice
{
    private const int MostOnStack = 64;

    private readonly LearnedRoute _route;
    private readonly int[] _places;
    private readonly double[] _bonus;

    /// <summary>Creates the choice.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="route">What was learned.</param>
    /// <param name="bonus">What price and speed add to the expected quality of each candidate.</param>
    public LearnedChoice(Candidate[] candidates, LearnedRoute route, double[] bonus)
        : base(candidates, RouteReason.Predicted)
    {
        _route = route;
        _bonus = bonus;
        _places = Array.ConvertAll(candidates, c => route.IndexOf(c.Model.Key));
    }

    public override RouteOrder Order(ref RouteQuestion question)
    {
        Span<int> numbers = stackalloc int[RouteOrder.Most];
        Span<double> ranks = stackalloc double[RouteOrder.Most];
        Span<double> scores = stackalloc double[RouteOrder.Most];
        Score(question.Messages, scores[.._places.Length]);
        var count = 0;
        for (var i = 0; i < _places.Length; i++)
        {
            if ((question.Allowed >> i & 1) != 0)
                (numbers[count], ranks[count++]) = (i, double.IsNaN(scores[i]) ? double.PositiveInfinity : -scores[i]);
        }

        Sort(numbers[..count], ranks[..count]);
        return RouteOrder.Of(numbers[..count], RouteReason.Predicted);
    }

    public override double Score(int candidate, ref RouteQuestion question)
    {
        Span<double> scores = stackalloc double[RouteOrder.Most];
        Score(question.Messages, scores[.._places.Length]);
        return scores[candidate];
    }

    private void Score(IReadOnlyList<ChatMessage> messages, Span<double> scores)
    {
        Span<double> predicted = _route.Models.Count <= MostOnStack ? stackalloc double[MostOnStack] : new double[_route.Models.Count];
        predicted = predicted[.._route.Models.Count];
        _route.Predict(Prompt(messages), predicted);
        for (var i = 0; i < scores.Length; i++)
            scores[i] = _places[i] >= 0 ? predicted[_places[i]] + _bonus[i] : double.NaN;
    }

    // What the user asks last; the messages before it are the same for many calls.
    private static ReadOnlySpan<char> Prompt(IReadOnlyList<ChatMessage> messages)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            var contents = messages[i].Contents;
            for (var k = 0; k < contents.Count && messages[i].Role == ChatRole.User; k++)
            {
                if (contents[k] is TextContent { Text.Length: > 0 } text)
                    return text.Text;
            }
        }

        return default;
    }
}
