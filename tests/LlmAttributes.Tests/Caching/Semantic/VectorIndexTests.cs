using CsCheck;

namespace LlmAttributes.Tests.Caching.Semantic;

public class VectorIndexTests
{
    private const int Dimensions = 40;

    private static readonly Gen<float[]> s_vector = Gen.Float[-1, 1].Array[Dimensions].Where(static v => v.Sum(static x => x * x) > 0.5);

    // Squares of the smallest numbers are 0.
    private static readonly Gen<float[]> s_anyLength = Gen.Float[-1, 1].Array[1, 90].Where(static v => v.Sum(static x => x * x) > 1e-3);

    [Fact]
    public void Normalise_Nothing_StaysNothing()
    {
        var vector = new float[20];
        UnitVector.Normalise(vector);

        Assert.All(vector, static value => Assert.Equal(0, value));
    }

    [Fact]
    public void Search_AnyVectors_FindsTheNearestWithinRounding() => Gen.Select(s_vector.Array[1, 60], s_vector).Sample(static (rows, asked) =>
    {
        var index = new VectorIndex(Dimensions);
        foreach (var row in rows)
            index.Add(new(row));
        var nearest = new Neighbour[3];
        var found = index.Search(new(asked), nearest);
        var best = rows.Max(row => Cosine(row, asked));

        return found == Math.Min(3, rows.Length)
            && Math.Abs(nearest[0].Similarity - Cosine(rows[nearest[0].Row], asked)) < 0.02
            && best - Cosine(rows[nearest[0].Row], asked) < 0.04
            && nearest[..found].SequenceEqual(nearest[..found].OrderByDescending(static n => n.Product));
    });

    [Fact]
    public void Write_VectorsOfAnyLength_RoundsEachPlace() => s_anyLength.Sample(static vector =>
    {
        var bytes = new sbyte[96];
        Array.Fill(bytes, (sbyte)1);
        QuantisedVector.Write(vector, bytes);
        var length = Math.Sqrt(vector.Sum(static x => (double)x * x));

        return Enumerable.Range(0, bytes.Length).All(i => i >= vector.Length ? bytes[i] == 0 : Math.Abs(bytes[i] - Math.Clamp(vector[i] / length * QuantisedVector.Length, -127, 127)) <= 1);
    });

    [Fact]
    public void Normalise_VectorsOfAnyLength_GivesThemTheLengthOne() => s_anyLength.Sample(static vector =>
    {
        var scaled = (float[])vector.Clone();
        UnitVector.Normalise(scaled);
        var length = Math.Sqrt(vector.Sum(static x => (double)x * x));

        return vector.Zip(scaled).All(pair => Math.Abs((pair.First / length) - pair.Second) < 1e-4);
    });

    [Fact]
    public void SearchWidened_AnyVectors_FindsWhatTheProcessorsOwnWayFinds() => Gen.Select(s_vector.Array[1, 60], s_vector).Sample(static (rows, asked) =>
    {
        var index = new VectorIndex(Dimensions);
        foreach (var row in rows)
            index.Add(new(row));
        var query = new RoundedVector(asked);
        var (own, widened) = (new Neighbour[5], new Neighbour[5]);

        return index.Search(query, own) == index.SearchWidened(query.Bytes, widened) && own.SequenceEqual(widened);
    });

    [Fact]
    public void Search_OneValueInOnePlace_DoesNotOverflow()
    {
        var vector = new float[Dimensions];
        vector[7] = 1;
        var index = new VectorIndex(Dimensions);
        index.Add(new(vector));
        var nearest = new Neighbour[1];

        index.Search(new(vector), nearest);

        Assert.InRange(nearest[0].Similarity, 0.5f, 1f);
    }

    [Fact]
    public void RemoveAt_MiddleRow_PutsTheLastInItsPlace()
    {
        var index = new VectorIndex(2);
        index.Add(new([1, 0]));
        index.Add(new([0, 1]));
        index.Add(new([-1, 0]));

        index.RemoveAt(0);
        var nearest = new Neighbour[4];
        var found = index.Search(new([-1, 0.1f]), nearest);

        Assert.Equal(2, found);
        Assert.Equal(0, nearest[0].Row);
    }

    [Fact]
    public void Search_NothingKept_FindsNothing() => Assert.Equal(0, new VectorIndex(3).Search(new([1, 2, 3]), new Neighbour[2]));

    private static double Cosine(float[] a, float[] b) =>
        a.Zip(b, static (x, y) => x * (double)y).Sum() / Math.Sqrt(a.Sum(static x => x * (double)x) * b.Sum(static x => x * (double)x));
}
