namespace LlmAttributes;

/// <summary>Weights as they stand in a file.</summary>
internal sealed record FusionFile(int Version, ScoreFusion Fusion, double VectorShare, double RankOffset)
{
    public const int CurrentVersion = 1;
}
