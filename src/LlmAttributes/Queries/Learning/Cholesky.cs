namespace LlmAttributes;

/// <summary>Solves small positive definite systems in place.</summary>
internal static class Cholesky
{
    /// <summary>Replaces the lower triangle of a matrix by its root.</summary>
    public static void Factor(Span<double> matrix, int size)
    {
        for (var j = 0; j < size; j++)
        {
            for (var i = j; i < size; i++)
            {
                var sum = matrix[(i * size) + j];
                for (var k = 0; k < j; k++)
                    sum -= matrix[(i * size) + k] * matrix[(j * size) + k];
                matrix[(i * size) + j] = i == j ? Math.Sqrt(sum) : sum / matrix[(j * size) + j];
            }
        }
    }

    /// <summary>Solves with the root itself.</summary>
    public static void SolveLower(ReadOnlySpan<double> root, Span<double> right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
                right[i] -= root[(i * size) + k] * right[k];
            right[i] /= root[(i * size) + i];
        }
    }

    /// <summary>Solves with the root's transpose.</summary>
    public static void SolveUpper(ReadOnlySpan<double> root, Span<double> right)
    {
        var size = right.Length;
        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
                right[i] -= root[(k * size) + i] * right[k];
            right[i] /= root[(i * size) + i];
        }
    }
}
