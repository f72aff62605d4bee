namespace LlmAttributes.Runtime;

/// <summary>What the attributes of one call ask for, as generated code hands it to the runtime. What is <see langword="null"/> was not declared.</summary>
public sealed record CallPlan
{
    /// <summary>Starts the plan of a contract.</summary>
    /// <param name="contract">The name of the contract with its containing types, without its namespace.</param>
    public CallPlan(string contract)
    {
        Contract = contract;
        Call = "";
    }

    /// <summary>Gets the name of the contract with its containing types, without its namespace.</summary>
    public string Contract { get; }

    /// <summary>Gets the name of the method.</summary>
    public string Call
    {
        get;
        init => (field, FullName) = (value, $"{Contract}.{value}");
    }

    /// <summary>Gets the facts of the models that the contract's assembly can see.</summary>
    public IReadOnlyList<DeclaredModel> Models { get; init; } = [];

    /// <summary>Gets the key of the one model that answers.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the hash of the prompt's texts.</summary>
    public string PromptFingerprint { get; init; } = "";

    /// <summary>Gets the name of the prompt.</summary>
    public string? PromptName { get; init; }

    /// <summary>Gets the version of the prompt.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>Gets the tools of each request, beside those that the caller passes.</summary>
    public IReadOnlyList<Microsoft.Extensions.AI.AITool> Tools { get; init; } = [];

    /// <summary>Gets what the call remembers.</summary>
    public MemoryPlan? Memory { get; init; }

    /// <summary>Gets a value indicating whether providers may cache the stable beginning of the prompt.</summary>
    public bool CachePrefix { get; init; }

    /// <summary>Gets the name of the variant of the prompt; <see langword="null"/> for the prompt itself.</summary>
    public string? PromptVariant { get; init; }

    /// <summary>Gets the shares of the variants of the prompt in percent, of which the prompt itself has the rest.</summary>
    public IReadOnlyList<double> VariantWeights { get; init; } = [];

    /// <summary>Gets the variants of the prompt that members of the ensemble are asked with, in the order in which <see cref="MemberPrompts"/> has them.</summary>
    public IReadOnlyList<MemberVariantPlan> MemberVariants { get; init; } = [];

    /// <summary>The place of a variant among those of members, or -1.</summary>
    internal int PlaceOfVariant(string name)
    {
        for (var i = 0; i < MemberVariants.Count; i++)
        {
            if (MemberVariants[i].Name == name)
                return i;
        }

        return -1;
    }

    /// <summary>Gets a value indicating whether the call is traced.</summary>
    public bool Trace { get; init; }

    /// <summary>Gets a value indicating whether results say what each stage took.</summary>
    public bool ReportStages { get; init; }

    /// <summary>Gets a value indicating whether spans hold prompts and answers.</summary>
    public ContentCapture CaptureContent { get; init; }

    /// <summary>Gets a value indicating whether attempts go through the breaker of their model.</summary>
    public bool CircuitBreaker { get; init; }

    /// <summary>Gets the options of each request.</summary>
    public ModelOptionsPlan? Options { get; init; }

    /// <summary>Gets the retry policy.</summary>
    public RetryPlan? Retry { get; init; }

    /// <summary>Gets the time limits.</summary>
    public TimeoutPlan? Timeout { get; init; }

    /// <summary>Gets what the call does when the breakers of all its candidates are open.</summary>
    public WhenAllOpen WhenAllOpen { get; init; }

    /// <summary>Gets the fallback chain.</summary>
    public IReadOnlyList<FallbackPlan>? Fallback { get; init; }

    /// <summary>Gets the hedging.</summary>
    public HedgePlan? Hedge { get; init; }

    /// <summary>Gets the limit of runs at once.</summary>
    public BulkheadPlan? Bulkhead { get; init; }

    /// <summary>Gets the re-asking for an answer that can be read.</summary>
    public RepairPlan? Repair { get; init; }

    /// <summary>Gets the scoring of answers.</summary>
    public QualityPlan? Quality { get; init; }

    /// <summary>Gets the optimizing of queries.</summary>
    public OptimizePlan? Optimize { get; init; }

    /// <summary>Gets the retrievals of passages, in the order in which the places of the prompt count them.</summary>
    public IReadOnlyList<RetrievePlan> Retrieve { get; init; } = [];

    /// <summary>Gets the cutting of a long argument.</summary>
    public ChunkPlan? Chunk { get; init; }

    /// <summary>Of which part of another call the plan is, for telemetry; <see langword="null"/> for a call of its own.</summary>
    internal string? Part { get; init; }

    /// <summary>Gets the guards of prompts, in their order.</summary>
    public IReadOnlyList<InputGuardPlan> InputGuards { get; init; } = [];

    /// <summary>Gets the guards of answers, in their order.</summary>
    public IReadOnlyList<OutputGuardPlan> OutputGuards { get; init; } = [];

    /// <summary>Gets the masking of personal data.</summary>
    public MaskPlan? Mask { get; init; }

    /// <summary>Gets the second model that a share of the calls goes to.</summary>
    public ShadowPlan? Shadow { get; init; }

    /// <summary>Whether the plan is that of a shadow, which counts towards no budget of the caller.</summary>
    internal bool IsShadow { get; init; }

    /// <summary>Gets the cache of a decorated method.</summary>
    public CachePlan? Cache { get; init; }

    /// <summary>Gets the route.</summary>
    public RoutePlan? Route { get; init; }

    /// <summary>Gets the ensemble.</summary>
    public EnsemblePlan? Ensemble { get; init; }

    /// <summary>Gets the budget.</summary>
    public BudgetPlan? Budget { get; init; }

    /// <summary>Gets the name that telemetry and messages use.</summary>
    public string FullName { get; private init; } = "";

    /// <summary>The system that answers for the call, by the names of <see cref="LlmComponents"/>.</summary>
    internal string Component => this switch
    {
        { Ensemble: not null } => LlmComponents.Ensembler,
        { Route: not null } => LlmComponents.Router,
        { CircuitBreaker: true } or { Fallback.Count: > 0 } or { Hedge: not null } => LlmComponents.Failover,
        _ => LlmComponents.ErrorHandler,
    };
}
