using LlmAttributes.Runtime;

namespace LlmAttributes.Testing;

/// <summary>Runs the cases that <see cref="PromptCaseAttribute"/> declares beside prompts, against whatever models the runtime has: a provider, a <see cref="CassetteChatClient"/> or a script. It needs no test framework.</summary>
public sealed class PromptCases
{
    private readonly IReadOnlyList<PromptCase> _cases;

    private PromptCases(IReadOnlyList<PromptCase> cases) => _cases = cases;

    /// <summary>Gets the full names of the cases, by which <see cref="PromptCaseOptions.Only"/> takes one: what the data of a test can be, so that each case is a test of its own.</summary>
    public IReadOnlyList<string> Names => [.. _cases.Select(static @case => @case.FullName)];

    /// <summary>Finds the cases of all contracts that clients were created for.</summary>
    /// <param name="runtime">The runtime.</param>
    /// <returns>The cases.</returns>
    public static PromptCases Of(LlmRuntime runtime)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        return new(runtime.GetPromptCases());
    }

    /// <summary>Finds the cases of one contract.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="client">Its generated client.</param>
    /// <returns>The cases.</returns>
    /// <exception cref="ArgumentException">Something else implements the contract.</exception>
    public static PromptCases Of<TContract>(TContract client)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(client);
        return new(PromptCase.Of(client));
    }

    /// <summary>Runs the cases, several at once. Nothing is thrown for one that does not pass; see <see cref="PromptCaseReport.Verify"/>.</summary>
    /// <param name="options">How they are run.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    public async Task<PromptCaseReport> RunAsync(PromptCaseOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Validate();
        var start = options.TimeProvider.GetTimestamp();
        var cases = _cases.Where(options.Takes).ToList();
        var samples = cases.ToDictionary(static @case => @case, static _ => new List<PromptCaseSample>());
        PromptCase[] asked = [.. cases.Where(static @case => @case.Skip is null).SelectMany(@case => Enumerable.Repeat(@case, options.Samples))];
        ManyOptions many = new()
        {
            MaxConcurrency = options.MaxConcurrency,
            BudgetUsd = options.BudgetUsd,
            TimeoutSeconds = options.TimeoutSeconds,
            TimeProvider = options.TimeProvider,
        };
        var outcomes = ManyCalls.RunAsync(asked, new(nameof(PromptCases), nameof(RunAsync)), many, (@case, _, token) => @case.RunAsync(options.CallOptions, token), cancellationToken);
        var done = 0;
        await foreach (var outcome in outcomes.ConfigureAwait(false))
        {
            var sample = SampleOf(outcome, options);
            samples[outcome.Item].Add(sample);
            options.Progress?.Report(new(outcome.Item, sample, ++done, asked.Length));
        }

        cancellationToken.ThrowIfCancellationRequested();

        // 0.8 of 5 are 4, though 0.8 × 5 is a little more.
        var needed = (int)Math.Ceiling((options.MinPassRate * options.Samples) - 1e-9);
        return new(
            [.. cases.Select(@case => new PromptCaseOutcome(@case, samples[@case], needed))],
            options.Cassette?.Report().Stale ?? [],
            options.TimeProvider.GetElapsedTime(start));
    }

    private static PromptCaseSample SampleOf(ManyOutcome<PromptCase, PromptCaseAnswer> outcome, PromptCaseOptions options) => outcome switch
    {
        { State: ManyState.Succeeded, Result: { } answer } => answer.Faults.Count == 0
            ? new(PromptCaseState.Passed) { Answer = answer, Duration = answer.Duration }
            : new(PromptCaseState.Failed, string.Join("\n", answer.Faults)) { Answer = answer, Duration = answer.Duration },
        { State: ManyState.NotStarted or ManyState.Cancelled } => NotRun(outcome),
        { Error: LlmException { Kind: LlmErrorKind.Budget } } when options.BudgetUsd is not null => NotRun(outcome),
        _ => new(PromptCaseState.Errored, ReasonOf(outcome.Error)) { Error = outcome.Error, Duration = outcome.Duration },
    };

    private static PromptCaseSample NotRun(ManyOutcome<PromptCase, PromptCaseAnswer> outcome)
    {
        var why = outcome.Error is LlmException { Kind: LlmErrorKind.Timeout } or OperationCanceledException
            ? $"the time of the run is up; raise '{nameof(PromptCaseOptions)}.{nameof(PromptCaseOptions.TimeoutSeconds)}' or '{nameof(PromptCaseOptions.MaxConcurrency)}'"
            : $"the budget of the run is used up; raise '{nameof(PromptCaseOptions)}.{nameof(PromptCaseOptions.BudgetUsd)}'";
        return new(PromptCaseState.NotRun, why) { Error = outcome.Error, Duration = outcome.Duration };
    }

    // What the cassette lacks says more than that the model failed.
    private static string ReasonOf(Exception? error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is CassetteException)
                return inner.Message;
        }

        return error?.Message ?? "";
    }
}
