namespace LlmAttributes;

/// <summary>A row that is near to what is sought.</summary>
/// <param name="Row">Its number.</param>
/// <param name="Product">The product of the rounded vectors.</param>
internal readonly record struct Neighbour(int Row, int Product)
{
    public float Similarity => QuantisedVector.Similarity(Product);
}
