namespace LlmAttributes;

/// <summary>Scores answers by what can be seen of them. Thread-safe.</summary>
/// <remarks>The checks of the library take time linear in the length of the text; of texts above 262,144 characters they look at the beginning and the end, except for JSON, which is read as a whole.</remarks>
public sealed class QualityScorer
{
    private const int MostFindings = 16;

    // One list for the answers that a thread scores one after the other.
    [ThreadStatic]
    private static List<QualityFinding>? t_findings;

    private readonly QualityChecks _checks;
    private readonly IQualityCheck[] _own;
    private readonly EmbeddingSupport? _embeddings;
    private readonly Dictionary<string, double> _weights;

    /// <summary>Creates a scorer.</summary>
    /// <param name="options">What it looks at.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not between 0 and 1.</exception>
    public QualityScorer(QualityOptions? options = null)
    {
        options ??= new();
        _checks = options.Checks;
        _own = options.Judge is { } judge ? [.. options.OwnChecks, new JudgeCheck(judge)] : [.. options.OwnChecks];
        _embeddings = options.Embeddings is { } generator ? new(generator) : null;
        _weights = new(options.Weights, StringComparer.Ordinal);
        foreach (var (check, weight) in _weights)
        {
            if (weight is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(options), weight, $"The weight of check '{check}' must be between 0 and 1.");
        }
    }

    /// <summary>Whether nothing but the input decides a score: neither own checks nor a model do.</summary>
    internal bool IsPure => _own.Length == 0 && _embeddings is null;

    /// <summary>Scores an answer by the checks of the library alone, without own checks, embeddings and judge.</summary>
    /// <param name="input">The answer and what is known of its request.</param>
    /// <returns>The score.</returns>
    public QualityScore Score(QualityInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var findings = t_findings ?? new(MostFindings);
        t_findings = null;
        Run(input, findings);
        var score = new QualityScore([.. findings]);
        findings.Clear();
        t_findings = findings;
        return score;
    }

    /// <summary>Scores an answer by all checks.</summary>
    /// <param name="input">The answer and what is known of its request.</param>
    /// <param name="cancellationToken">Cancels the scoring.</param>
    /// <returns>The score.</returns>
    public ValueTask<QualityScore> ScoreAsync(QualityInput input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return IsPure ? new(Score(input)) : ScoreAllAsync(input, cancellationToken);
    }

    private async ValueTask<QualityScore> ScoreAllAsync(QualityInput input, CancellationToken cancellationToken)
    {
        List<QualityFinding> findings = new(MostFindings);
        Run(input, findings);
        if (_embeddings is not null && findings.FindIndex(static f => f is { Check: nameof(QualityChecks.Groundedness), Score: < 1 }) is >= 0 and var grounded)
        {
            var support = await _embeddings.OfAsync(input, cancellationToken).ConfigureAwait(false);
            if (GroundednessCheck.Finding(support) is var other && other.Score > findings[grounded].Score)
                findings[grounded] = Weighted(other);
        }

        foreach (var check in _own)
        {
            if (await check.CheckAsync(input, cancellationToken).ConfigureAwait(false) is { } finding)
                findings.Add(Weighted(Checked(finding, check)));
        }

        return new([.. findings]);
    }

    private static QualityFinding Checked(QualityFinding finding, IQualityCheck check) => finding is { Score: >= 0 and <= 1, Weight: >= 0 and <= 1 }
        ? finding with { Check = check.Name, Reason = finding.Reason ?? "" }
        : throw new InvalidOperationException(FormattableString.Invariant($"Check '{check.Name}' found a score of {finding.Score} with a weight of {finding.Weight}; both must be between 0 and 1."));

    private void Run(QualityInput input, List<QualityFinding> findings)
    {
        using var answer = new ScoredAnswer(input);
        Add(findings, QualityChecks.Format, FormatCheck.Check, answer);
        Add(findings, QualityChecks.Length, static a => LengthCheck.Check(a), answer);
        if (answer.Words.Count == 0)
            return;
        Add(findings, QualityChecks.Refusal, static a => RefusalCheck.Check(a), answer);
        Add(findings, QualityChecks.Hedging, static a => HedgingCheck.Check(a), answer);
        Add(findings, QualityChecks.Repetition, static a => RepetitionCheck.Check(a), answer);
        Add(findings, QualityChecks.Legibility, static a => LegibilityCheck.Check(a), answer);
        Add(findings, QualityChecks.Language, LanguageCheck.Check, answer);
        Add(findings, QualityChecks.Echo, EchoCheck.Check, answer);
        Add(findings, QualityChecks.Truncation, static a => TruncationCheck.Check(a), answer);
        Add(findings, QualityChecks.Groundedness, GroundednessCheck.Check, answer);
        Add(findings, QualityChecks.Demands, DemandsCheck.Check, answer);
        Add(findings, QualityChecks.Placeholders, static a => PlaceholdersCheck.Check(a), answer);
        Add(findings, QualityChecks.PersonalData, static a => PersonalDataCheck.Check(a), answer);
        Add(findings, QualityChecks.Toxicity, static a => ToxicityCheck.Check(a), answer);
    }

    private void Add(List<QualityFinding> findings, QualityChecks check, Func<ScoredAnswer, QualityFinding?> run, ScoredAnswer answer)
    {
        if ((_checks & check) != 0 && run(answer) is { } finding)
            findings.Add(Weighted(finding));
    }

    private QualityFinding Weighted(QualityFinding finding) => _weights.Count > 0 && _weights.TryGetValue(finding.Check, out var weight) ? finding with { Weight = weight } : finding;
}
