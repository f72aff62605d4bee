namespace LlmAttributes;

/// <summary>Whom to trust by what is declared of the members' models, corrected by what judgements and scores of the call's answers show.</summary>
/// <param name="observed">What is seen of the models.</param>
/// <param name="models">The keys of the models, each once.</param>
/// <param name="declared">The quality of each, 0 to 1; that of a model of which nothing is said is a guess.</param>
/// <param name="isDeclared">Whether all of it was said, so that it counts before anything was seen.</param>
internal sealed class ObservedTrust(ObservedQuality observed, string[] models, double[] declared, bool isDeclared)
{
    // A model is neither always right nor always wrong, however little was seen of it.
    private const double Least = 0.02;

    private volatile State? _state;

    /// <summary>Gets the weights now; <see langword="null"/> while nothing is known.</summary>
    public ConsensusModel? Current
    {
        get
        {
            var version = observed.Version;
            var state = _state;
            if (state is null || state.Version != version)
                _state = state = new(version, Read());
            return state.Model;
        }
    }

    private ConsensusModel? Read()
    {
        var fits = new double[models.Length];
        if (!observed.Estimate(fits, out var ease) && !isDeclared)
            return null;
        var qualities = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < models.Length; i++)
            qualities[models[i]] = fits[i] == 0 && ease == 0 ? declared[i] : Math.Clamp(declared[i] + ease + fits[i], Least, 1 - Least);
        return ConsensusModel.FromQuality(qualities);
    }

    private sealed record State(int Version, ConsensusModel? Model);
}
