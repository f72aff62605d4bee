namespace LlmAttributes;

/// <summary>Finds the minimum of a smooth convex function (limited-memory BFGS), the same in every run.</summary>
internal static class Minimiser
{
    private const int Memory = 8;
    private const int MaxHalvings = 30;
    private const double SufficientDecrease = 1e-4;
    private const double Tolerance = 1e-8;

    /// <summary>Computes the function and writes its gradient.</summary>
    public delegate double Objective(double[] point, double[] gradient);

    /// <summary>Goes down from a point.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">Where to begin; it is overwritten.</param>
    /// <param name="steps">How many steps at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The lowest point found.</returns>
    public static double[] Minimise(Objective objective, double[] point, int steps, CancellationToken cancellationToken)
    {
        var gradient = new double[point.Length];
        var value = objective(point, gradient);
        var moves = new Queue<(double[] Step, double[] Change, double Curvature)>(Memory);
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var direction = Direction(gradient, moves);
            var slope = -Dot(gradient, direction);
            if (slope > -Tolerance * Tolerance)
                break;
            var next = new double[point.Length];
            var nextGradient = new double[point.Length];
            var length = 1.0;
            var nextValue = double.NaN;
            for (var halving = 0; halving < MaxHalvings && !(nextValue <= value + (SufficientDecrease * length * slope)); halving++)
            {
                length = halving == 0 ? 1 : length / 2;
                for (var j = 0; j < next.Length; j++)
                    next[j] = point[j] - (length * direction[j]);
                nextValue = objective(next, nextGradient);
            }

            if (!(nextValue < value))
                break;
            Remember(moves, point, next, gradient, nextGradient);
            var gain = value - nextValue;
            (point, gradient, value) = (next, nextGradient, nextValue);
            if (gain < Tolerance * Math.Max(1, Math.Abs(value)))
                break;
        }

        return point;
    }

    private static double[] Direction(double[] gradient, Queue<(double[] Step, double[] Change, double Curvature)> moves)
    {
        var direction = (double[])gradient.Clone();
        if (moves.Count == 0)
        {
            Scale(direction, 1 / Math.Max(1, Math.Sqrt(Dot(gradient, gradient))));
            return direction;
        }

        var known = moves.ToArray();
        var shares = new double[known.Length];
        for (var k = known.Length - 1; k >= 0; k--)
        {
            shares[k] = Dot(known[k].Step, direction) / known[k].Curvature;
            Add(direction, -shares[k], known[k].Change);
        }

        Scale(direction, known[^1].Curvature / Dot(known[^1].Change, known[^1].Change));
        for (var k = 0; k < known.Length; k++)
            Add(direction, shares[k] - (Dot(known[k].Change, direction) / known[k].Curvature), known[k].Step);
        return direction;
    }

    private static void Remember(Queue<(double[] Step, double[] Change, double Curvature)> moves, double[] from, double[] to, double[] before, double[] after)
    {
        var step = new double[from.Length];
        var change = new double[from.Length];
        for (var j = 0; j < step.Length; j++)
            (step[j], change[j]) = (to[j] - from[j], after[j] - before[j]);
        if (Dot(step, change) is var curvature && curvature <= Tolerance * Tolerance)
            return;
        if (moves.Count == Memory)
            moves.Dequeue();
        moves.Enqueue((step, change, curvature));
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Add(double[] to, double factor, double[] vector)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += factor * vector[i];
    }

    private static void Scale(double[] vector, double factor)
    {
        for (var i = 0; i < vector.Length; i++)
            vector[i] *= factor;
    }
}
