using System.Text.Json;

namespace LlmAttributes;

/// <summary>How a <see cref="ContextStore"/> makes one order of what was found by words and by vectors: as it stands in the options, or as <see cref="FusionTrainer"/> learned it.</summary>
/// <param name="Fusion">What is added up.</param>
/// <param name="VectorShare">The share of vectors, from 0 to 1.</param>
/// <param name="RankOffset">How little the first places differ from the next, where places are added up; 0 at least.</param>
public sealed record FusionWeights(ScoreFusion Fusion, double VectorShare, double RankOffset)
{
    /// <summary>The weights of a store whose options name none.</summary>
    public static FusionWeights Default { get; } = new(ScoreFusion.ReciprocalRank, 0.5, 60);

    /// <summary>Writes the weights into options.</summary>
    /// <param name="options">The options of the stores to come.</param>
    public void ApplyTo(ContextStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.Fusion, options.VectorShare, options.RankOffset) = (Fusion, VectorShare, RankOffset);
    }

    /// <summary>Writes the weights as JSON.</summary>
    /// <param name="destination">Where they are written.</param>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        JsonSerializer.Serialize(destination, new FusionFile(FusionFile.CurrentVersion, Fusion, VectorShare, RankOffset), FusionJson.Default.FusionFile);
    }

    /// <summary>Reads weights that <see cref="Save"/> wrote.</summary>
    /// <param name="source">Where they are read from.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="InvalidDataException">These are no weights, or they are of another version, cut off or out of their range.</exception>
    public static FusionWeights Load(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        FusionFile? file;
        try
        {
            file = JsonSerializer.Deserialize(source, FusionJson.Default.FusionFile);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("The weights cannot be read; train them again, or take a file that was saved whole.", exception);
        }

        if (file is not { Version: FusionFile.CurrentVersion })
            throw new InvalidDataException($"The weights are not of version {FusionFile.CurrentVersion}; train them again.");
        return file.Fusion is ScoreFusion.ReciprocalRank or ScoreFusion.Weighted && file.VectorShare is >= 0 and <= 1 && file.RankOffset >= 0
            ? new(file.Fusion, file.VectorShare, file.RankOffset)
            : throw new InvalidDataException("The weights have a number outside its range; train them again, or take a file that was saved whole.");
    }
}
